/* <ipt-practice>: plays a session. The patient speaks, a reply is chosen, the patient answers; at the end the path is
   laid beside the authors'. Kept on the device: the ids of the replies, never a typed word. */
(function (ipt) {
  "use strict";

  const VERSION = 1;
  const KEY = "ipt:practice:";

  /* An element; texts and elements inside, what is missing left out. */
  function make(tag, name, ...inside) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside.filter(Boolean));
    return made;
  }

  /* Without what only a reader of the script needs: conditions and anchors. */
  function copy(part) {
    const made = part.cloneNode(true);
    made.querySelectorAll(".ipt-when").forEach((when) => when.remove());
    ["data-line", "data-when", "data-answer", "data-coach"].forEach((name) => made.removeAttribute(name));
    return made;
  }

  const words = (part) => Array.from(copy(part).childNodes);

  function press(name, text, act, value = "") {
    const button = make("button", name, text);
    button.type = "button";
    button.dataset.do = act;
    button.value = value;
    return button;
  }

  ipt.define("ipt-practice", function (root, signal) {
    const { practice: id, revision, length, names, path: authors } = root.dataset;
    const play = ipt.play(root);
    const find = (name) => root.querySelector(".ipt-practice__" + name);
    const script = find("script");
    const log = find("log");
    const now = find("now");
    const patient = find("patient");
    const own = find("own");
    const typed = own.querySelector("textarea");
    const choices = find("choices");
    const end = find("debrief");
    const foot = find("actions");
    const written = {}; // by reply, until the page is left
    const again = find("actions").firstElementChild;
    const part = (reply, name) => reply.querySelector(name);
    let path = [];

    /* ---- kept on the device ---- */

    function restore() {
      const kept = ipt.kept.read(KEY + id);
      const sound = kept && kept.version === VERSION && kept.revision === +revision && Array.isArray(kept.path);
      path = play.walk(sound ? kept.path : []).steps.map(({ reply }) => reply.dataset.reply);
    }

    function keep() {
      const entry = path.length ? { version: VERSION, revision: +revision, path } : null;
      const news = ipt.kept.write(KEY + id, entry, VERSION);
      if (news) find("notice").textContent = news;
    }

    /* ---- the conversation ---- */

    function said(reply) {
      const mine = written[reply.dataset.reply];
      return make(
        "div",
        "ipt-says ipt-says--therapist",
        make("p", "ipt-says__who", "You"),
        make("p", "", ...words(part(reply, ".ipt-reply__text"))),
        mine && make("p", "ipt-says__own", "In your own words: " + mine)
      );
    }

    function entry({ at, state, reply }) {
      const answer = copy(part(reply, "[data-answer]"));
      answer.tabIndex = -1;
      const coach = make("details", "ipt-practice__coach", make("summary", "", "What this reply did"));
      coach.append(copy(part(reply, "[data-coach]")));
      return make("li", "", copy(play.line(at, state)), said(reply), answer, coach);
    }

    function ask() {
      const { steps, at, state } = play.walk(path);
      now.hidden = !at;
      end.hidden = !!at;
      foot.hidden = !path.length;
      find("progress").textContent = at ? `Turn ${steps.length + 1} of ${length}` : "Debrief";
      root.dataset.now = Object.entries(state).map(([name, value]) => `${name}:${value}`).join(" ");
      again.textContent = again.dataset.again;
      end.textContent = choices.textContent = patient.textContent = typed.value = "";
      own.open = false;
      if (!at) return conclude(steps);
      patient.append(copy(play.line(at, state)));
      play.offered(at, state).forEach((reply) => {
        const button = press("ipt-practice__choice", "", "say", reply.dataset.reply);
        button.append(...words(part(reply, ".ipt-reply__text")));
        choices.append(make("li", "", button));
      });
    }

    function say(reply) {
      if (typed.value.trim()) written[reply] = typed.value.trim();
      path.push(reply);
      keep();
      const { steps } = play.walk(path);
      const last = entry(steps[steps.length - 1]);
      log.append(last);
      ask();
      focusOn(last.querySelector("[tabindex]"));
    }

    /* To before the reply of that number, which may be the first. */
    function back(to) {
      path = path.slice(0, to);
      keep();
      tell();
      focusOn(patient);
    }

    /* In the middle only when asked twice: the button stands where a thumb looks for the last reply. */
    function begin() {
      if (now.hidden || again.textContent === again.dataset.sure) return back(0);
      again.textContent = again.dataset.sure;
      again.blur();
      again.focus();
    }

    function tell() {
      log.textContent = "";
      log.append(...play.walk(path).steps.map(entry));
      ask();
    }

    function focusOn(element) {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: "start" });
    }

    /* ---- the debrief ---- */

    const list = (parts) => parts.length && make("ul", "", ...parts.map((inside) => make("li", "", ...inside)));
    const section = (title, ...inside) => inside.some(Boolean) && make("section", "", make("h3", "", title), ...inside);
    const quoted = (reply) => make("q", "", ...words(part(reply, ".ipt-reply__text")));
    const tags = (reply) => make("p", "ipt-coach__tags", ...words(part(reply, ".ipt-coach__tags")));

    function conclude(steps) {
      const mine = play.debrief(path);
      const theirs = authors.split(" ");
      const model = play.debrief(theirs);
      const step = (reply) => steps.find((one) => one.reply.dataset.reply === reply);
      // Counted as they were played: the file has turns that no single path comes to.
      const number = (one) => steps.indexOf(one) + 1;
      const turned = mine.turning && step(mine.turning);
      const remarks = script.querySelectorAll("[data-remark]");
      const told = (replies, more) =>
        list(replies.map(step).map((one) => [`Turn ${number(one)}: `, quoted(one.reply), more ? more(one.reply) : ""]));
      const coachOn = (reply) => copy(part(reply, "[data-coach]"));
      const habitOf = ({ dataset }) => ` Habit: ${dataset.habit}.`;
      const count = ({ markers }, marker) => (markers[marker] ? markers[marker].join(" of ") : "not due");
      const rated = ([marker, name]) => [`${name}: sound at ${count(mine, marker)}; authors ${count(model, marker)}`];
      const sound = names.split(";").map((name) => name.split(":")).filter(([marker]) => mine.markers[marker]);
      end.append(
        ...[
          make("h2", "", "Debrief"),
          section("What could have hurt", told(mine.harmful, coachOn)),
          section("What came of it", list(mine.remarks.map((number) => words(remarks[number])))),
          turned &&
            press(
              "ipt-button ipt-button--first",
              "Go back to where it turned: turn " + number(turned),
              "back",
              steps.indexOf(turned)
            ),
          section("Feeling was called for, and not reached", told(mine.missed_affect)),
          section("Not IPT", told(mine.drift, habitOf)),
          section("By the rubric", list(sound.map(rated))),
          section("Your path beside the authors’", both(steps, play.walk(theirs).steps)),
        ].filter(Boolean)
      );
    }

    /* Every turn that either path came to, in the order of the file. */
    function both(mine, theirs) {
      const of = (steps, at) => steps.find((step) => step.at === at);
      const met = play.turns.filter((at) => of(mine, at) || of(theirs, at));
      const who = (name, step) => [
        make("p", "ipt-says__who", name),
        step ? make("p", "", ...words(part(step.reply, ".ipt-reply__text"))) : make("p", "", "Did not come here."),
        step && tags(step.reply),
      ];
      return make(
        "ol",
        "ipt-practice__paths",
        ...met.map((at) => {
          const [you, they] = [of(mine, at), of(theirs, at)];
          const same = you && they && you.reply === they.reply;
          const turn = mine.indexOf(you);
          const row = make("li", "", make("h4", "", you ? `Turn ${turn + 1}` : "On the authors’ path only"));
          row.append(make("div", "", ...who(same ? "You, and the authors" : "You", you).filter(Boolean)));
          if (!same) row.append(make("div", "", ...who("The authors", they).filter(Boolean)));
          if (you) row.append(press("ipt-linklike", `Back to turn ${turn + 1}`, "back", turn));
          return row;
        })
      );
    }

    /* ---- from here on it is played ---- */

    const acts = { say, again: begin, back: (to) => back(+to) };
    root.addEventListener(
      "click",
      (event) => {
        const pressed = event.target.closest("[data-do]");
        // The second click of a double click would choose a reply that came only with the first.
        if (!pressed || event.detail > 1) return;
        acts[pressed.dataset.do](pressed.value);
      },
      { signal }
    );
    // Played on in another tab: what was kept there is what counts.
    addEventListener("storage", ({ key }) => key === KEY + id && (restore(), tell()), { signal });
    restore();
    ipt.scripted(root, true);
    script.hidden = true;
    tell();
    return function () {
      ipt.scripted(root, false);
      script.hidden = false;
      log.textContent = "";
    };
  });
})((window.ipt = window.ipt || {}));
