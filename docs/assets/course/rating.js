/* <ipt-rating>: a learner rates a session, then sees the authors' marks beside the own ones. <ipt-agreement>: all rounds on this
   device. Kept, by transcript: {"version":1,"revision":1,"draft":{…} or null,"attempts":[{"at":"…Z","revision":1,
   "marks":{"feeling":[2,"T8"]},"counts":[same, one step, further, lines shared]}]}. */
(function (ipt) {
  "use strict";

  const VERSION = 1;
  const KEPT = 20;
  const KEY = "ipt:rating:";
  const LEVELS = [1, 2, 3, 5];
  const APART = ["the same", "one step apart", "two steps apart", "three steps apart"];

  /* An element; what is missing inside is left out. */
  function make(tag, name, ...inside) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside.filter(Boolean));
    return made;
  }

  /* What ipt_course/transcripts/agreement.py computes. `mine`: level and line by marker. */
  ipt.agreement = function (root, mine) {
    const found = { gaps: {}, disputed: [], shared: [], harm_missed: [], counts: [0, 0, 0, 0] };
    root.querySelectorAll("[data-authors]").forEach(({ dataset: { authors: marker, level, near, evidence } }) => {
      if (!Array.isArray(mine[marker])) return;
      const [given, line] = mine[marker];
      const gap = Math.abs(LEVELS.indexOf(given) - LEVELS.indexOf(+level));
      found.gaps[marker] = gap;
      found.counts[Math.min(gap, 2)] += 1;
      if (given === +near) found.disputed.push(marker);
      if (evidence.split(" ").includes(line)) found.counts[3] = found.shared.push(marker);
      if (+level === 1 && given >= 3) found.harm_missed.push(marker);
    });
    return found;
  };

  function attemptsAt(id) {
    const { version, attempts } = ipt.kept.read(KEY + id) || {};
    const sound = (one) => one && one.marks && one.at && Array.isArray(one.counts);
    return version === VERSION && Array.isArray(attempts) ? attempts.filter(sound) : [];
  }

  /* ---- agreement over time ---- */

  function square(gap) {
    const made = make("i", "ipt-gap");
    made.dataset.gap = gap;
    return made;
  }

  function row({ at, nth, link, counts }) {
    const [same, one, further, shared] = counts;
    const picture = make("span", "ipt-gaps");
    counts.slice(0, 3).forEach((count, gap) => picture.append(...Array.from({ length: count }, () => square(gap))));
    const words = `${same} the same, ${one} one step apart, ${further} further; lines shared: ${shared}`;
    const head = make("th", "", link.cloneNode(true), nth && `, round ${nth + 1}`, make("small", "", at.slice(0, 10)));
    head.scope = "row";
    return make("tr", "", head, make("td", "", picture, words));
  }

  function overTime(root) {
    const rounds = Array.from(root.querySelectorAll("li[data-transcript]")).flatMap((place) =>
      attemptsAt(place.dataset.transcript).map((attempt, nth) => ({ ...attempt, nth, link: place.querySelector("a") }))
    );
    rounds.sort((one, other) => (one.at < other.at ? -1 : 1));
    const section = root.querySelector(".ipt-agreement");
    section.hidden = !rounds.length;
    section.querySelector("tbody").replaceChildren(...rounds.map(row));
    return () => ipt.scripted(root, false);
  }

  ipt.define("ipt-agreement", overTime);

  /* ---- one session ---- */

  ipt.define("ipt-rating", function (root, signal) {
    const { transcript: id, revision } = root.dataset;
    const find = (selector) => root.querySelector(selector);
    const all = (selector) => Array.from(root.querySelectorAll(selector));
    const [work, fold, sum, session] = [".ipt-rating__marks", "details", ".ipt-rating__sum", ".ipt-dialogue"].map(find);
    const again = find("[data-do=again]");
    const fields = all("[data-mark]");
    const lineAt = (name) => find(`[data-line="${name}"]`);
    const titleOf = (part) => part.querySelector("legend, h3").textContent;
    const back = make("button", "ipt-linklike");
    back.type = "button";
    back.dataset.do = "back";
    const kept = ipt.kept.read(KEY + id) || {};
    let draft = kept.version === VERSION && kept.revision === +revision && kept.draft;
    let attempts = attemptsAt(id);
    let from;

    /* Read again first: another tab may have added a round. */
    function keep(...more) {
      const there = attemptsAt(id);
      attempts = (there.length ? there : attempts).concat(more).slice(-KEPT);
      const news = ipt.kept.write(KEY + id, { version: VERSION, revision: +revision, draft, attempts }, VERSION);
      if (news) find(".ipt-rating__notice").textContent = news;
    }

    function given() {
      const level = (field) => (field.querySelector("input:checked") || { value: 0 }).value;
      return Object.fromEntries(fields.map((one) => [one.dataset.mark, [+level(one), one.querySelector("select").value]]));
    }

    function fillIn(marks) {
      fields.forEach((field) => {
        const [level, line] = Array.isArray(marks[field.dataset.mark]) ? marks[field.dataset.mark] : [0, ""];
        field.querySelectorAll("input").forEach((input) => (input.checked = +input.value === level));
        field.querySelector("select").value = lineAt(line) ? line : "";
      });
    }

    function show() {
      const last = attempts[attempts.length - 1];
      const done = !draft && !!last && last.revision === +revision;
      work.hidden = done;
      fold.open = done;
      fold.hidden = again.parentNode.hidden = !done;
      if (done) compare(last.marks);
      overTime(root);
    }

    /* ---- between marks and lines ---- */

    function quote(line) {
      all("[data-quoted]").forEach((one) => delete one.dataset.quoted);
      line.dataset.quoted = "";
      // Beside the marks the session scrolls by itself; above them it does not, and this does nothing.
      session.scrollTop = line.offsetTop - session.clientHeight / 3;
    }

    function go(line, start) {
      from = start;
      const part = start.closest("[data-mark], [data-authors]");
      back.textContent = part ? "Back to: " + titleOf(part) : "Back";
      quote(line);
      line.append(back);
      line.focus({ preventScroll: true });
      line.scrollIntoView({ block: session.scrollHeight > session.clientHeight ? "nearest" : "start" });
    }

    /* ---- beside the authors ---- */

    function link(name) {
      const made = make("a", "", name);
      made.href = `#${id}--${name}`;
      return made;
    }

    function compare(marks) {
      const { gaps, disputed, shared, harm_missed: missed, counts } = ipt.agreement(root, marks);
      const [same, one, further] = counts;
      const of = `of ${Object.keys(gaps).length}`;
      all("[data-authors]").forEach((section) => {
        const { authors: marker, level } = section.dataset;
        const yours = section.querySelector(".ipt-rating__yours");
        yours.hidden = !(marker in gaps);
        if (yours.hidden) return;
        const [mine, line] = marks[marker];
        const near = disputed.includes(marker) ? ", within what fair colleagues dispute" : "";
        const words = `You ${mine}, authors ${level}: ${APART[gaps[marker]]}${near}.`;
        const theirs = shared.includes(marker) ? " is one of theirs." : " is not one of theirs.";
        yours.replaceChildren(square(Math.min(gaps[marker], 2)), make("b", "", words), " Your line ", link(line), theirs);
      });
      const hurt = all("[data-authors]").filter((section) => missed.includes(section.dataset.authors));
      const harm = "The authors hear what could have hurt, where you heard something sound: ";
      const within = disputed.length && ` In ${disputed.length} you stand where the authors say a fair colleague could.`;
      sum.replaceChildren(
        ...[
          hurt.length && make("p", "ipt-rating__missed", harm + hurt.map(titleOf).join(", ") + "."),
          make("p", "", `${same} ${of} the same, ${one} one step apart, ${further} further.`, within),
          make("p", "", `Your line is one of theirs for ${shared.length} ${of}.`),
        ].filter(Boolean)
      );
    }

    function commit() {
      const marks = given();
      const open = fields.filter(({ dataset }) => !marks[dataset.mark].every(Boolean));
      const lack = (field) => (marks[field.dataset.mark][0] ? "a line" : "a level");
      const told = open.map((field) => `${titleOf(field)} (${lack(field)})`).join(", ");
      work.querySelector("[role=status]").textContent = told && `Still open: ${told}.`;
      // Said again where the reader is sent to, far above.
      open.forEach((field) => (field.querySelector("legend").dataset.open = lack(field)));
      if (open.length) return open[0].querySelector(marks[open[0].dataset.mark][0] ? "select" : "input").focus();
      draft = null;
      const { counts } = ipt.agreement(root, marks);
      keep({ at: new Date().toISOString(), revision: +revision, marks, counts });
      show();
      sum.focus({ preventScroll: true });
      fold.scrollIntoView();
    }

    function begin() {
      draft = {};
      keep();
      fillIn(draft);
      show();
      const head = work.querySelector("h2");
      head.focus({ preventScroll: true });
      head.scrollIntoView();
    }

    const acts = {
      compare: commit,
      again: begin,
      back: () => (back.remove(), from.focus()),
      show: (button) => go(lineAt(button.closest("[data-mark]").querySelector("select").value), button),
    };
    root.addEventListener(
      "click",
      (event) => {
        const pressed = event.target.closest("[data-do], a");
        if (!pressed) return;
        const line = pressed.hash && lineAt(pressed.hash.split("--").pop());
        if (line) event.preventDefault(), go(line, pressed);
        // The second click of a double click would meet what came only with the first.
        else if (pressed.dataset.do && event.detail < 2) acts[pressed.dataset.do](pressed);
      },
      { signal }
    );
    work.addEventListener(
      "change",
      ({ target }) => {
        draft = given();
        keep();
        delete target.closest("fieldset").querySelector("legend").dataset.open;
        if (target.matches("select") && target.value) quote(lineAt(target.value));
      },
      { signal }
    );
    ipt.scripted(root, true);
    if (draft) fillIn(draft);
    show();
    return function () {
      ipt.scripted(root, false);
      work.hidden = fold.hidden = fold.open = false;
    };
  });
})((window.ipt = window.ipt || {}));
