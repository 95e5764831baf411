/* <ipt-forms>: form A before a module, form B after it, and what moved between the two. Kept whole under one key,
   apart from the answers of quizzes: {"version":1,"before":{"at","answers":{"ITEM":{…}}},"after":…,"open":"after"}.
   Nothing tells the answers before both are given. */
(function (ipt) {
  "use strict";

  const VERSION = 1;
  const { all, find, chosen, lock } = ipt.item;
  const SVG = "http://www.w3.org/2000/svg";
  const WIDE = 120;

  function shape(name, attributes, ...inside) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...inside);
    return made;
  }

  /* From the ring to the dot, with the mark between; the cell beside it says the same in words. */
  function drawn(from, to, mark) {
    const x = (share) => 8 + share * (WIDE - 16);
    const bar = (at, end, kind) => shape("line", { x1: x(at), x2: x(end), y1: 12, y2: 12, class: kind });
    return shape(
      "svg",
      { viewBox: `0 0 ${WIDE} 24`, class: "ipt-forms__line", "aria-hidden": "true" },
      bar(0, 1, "ipt-forms__track"),
      shape("line", { x1: x(mark), x2: x(mark), y1: 3, y2: 21, class: "ipt-forms__mark" }),
      bar(from, to, "ipt-forms__way"),
      shape("circle", { cx: x(from), cy: 12, r: 6, class: "ipt-forms__from" }),
      shape("circle", { cx: x(to), cy: 12, r: 4, class: "ipt-forms__to" })
    );
  }

  ipt.define("ipt-forms", function (root, signal) {
    const KEY = "ipt:form:" + root.dataset.module;
    const mark = +root.dataset.mastery;
    const notice = find(root, "quiz__notice");
    const words = notice.dataset;
    const eraser = root.querySelector("[data-do=erase]");
    const part = (name) => root.querySelector(`[data-${name}]`);
    const side = (name) => root.querySelector(`[data-side=${name}]`);
    const itemsOf = (name) => all(side(name), "[data-item]");
    let record;

    function load() {
      const kept = ipt.kept.read(KEY);
      record = kept && kept.version === VERSION ? kept : { version: VERSION, draft: {} };
    }

    function keep() {
      const news = ipt.kept.write(KEY, record, VERSION);
      if (news) notice.textContent = news;
    }

    /* ---- what stands where ---- */

    const step = () => (record.after ? "result" : !record.before ? "before" : record.open ? "after" : "rest");

    function show(focused) {
      const now = step();
      side("before").hidden = !["before", "result"].includes(now);
      side("after").hidden = !["after", "result"].includes(now);
      part("rest").hidden = now !== "rest";
      part("result").hidden = now !== "result";
      all(root, "[data-do=finish]").forEach((button) => (button.hidden = now === "result"));
      ["before", "after"].forEach((name) => itemsOf(name).forEach((item) => restore(item, name, now)));
      if (now === "result") {
        root.querySelector("[data-side=before]").before(part("result"));
        compare();
      }
      find(root, "forms__how").hidden = now !== "before";
      const heading = (part(now) || side(now)).querySelector("h2");
      // What is not kept is said where the reader is, before the page is left.
      if (heading.nextSibling !== notice) heading.after(notice);
      if (focused) {
        heading.focus({ preventScroll: true });
        heading.scrollIntoView();
      }
    }

    function restore(item, name, now) {
      const given = record[name] ? record[name].answers : record.draft || {};
      const answer = given[item.dataset.item];
      ipt.item.open(item);
      const same = answer && answer.revision === +item.dataset.revision && ipt.item.restore(item, answer);
      if (now !== "result") return;
      if (same) ipt.item.paint(item, words, true);
      else find(item, "item__verdict").textContent = words.revised;
      lock(item);
    }

    /* ---- answering ---- */

    function answerOf(item) {
      const given = chosen(item);
      const score = ipt.score(item, given.response);
      const { objective, revision } = item.dataset;
      const harm = ipt.harm(item, given.response).length > 0;
      return { ...given, objective, revision: +revision, score: score ? score.scaled : null, harm };
    }

    const answers = (items) => Object.fromEntries(items.map((item) => [item.dataset.item, answerOf(item)]));

    function finish() {
      const name = step();
      const items = itemsOf(name);
      const gaps = items.map((item) => ipt.item.ask(item, true)).filter(Boolean);
      if (gaps.length) return gaps[0].focus();
      record[name] = { at: new Date().toISOString(), answers: answers(items) };
      record.draft = {};
      keep();
      show(true);
    }

    function draft({ target }) {
      const item = target.closest("[data-item]");
      if (!item) return;
      if (target.closest("[data-order]")) ipt.order.move(target);
      ipt.item.filled(item);
      note(item);
    }

    function note(item) {
      record.draft = { ...record.draft, ...answers([item]) };
      keep();
    }

    /* ---- what moved ---- */

    const byObjective = (name) =>
      Object.fromEntries(Object.values(record[name].answers).map((answer) => [answer.objective, answer]));
    const reached = (answer) => answer.score >= mark - 1e-9 && !answer.harm;
    const share = (answer) => `${Math.round(answer.score * 100)}%${answer.harm ? ", would harm" : ""}`;

    function came(from, to) {
      if (reached(to)) return reached(from) ? "had" : "moved";
      return reached(from) ? "slipped" : "open";
    }

    function compare() {
      const before = byObjective("before");
      const after = byObjective("after");
      const told = find(root, "forms__told");
      const counts = {};
      let harm = false;
      all(part("result"), "[data-objective]").forEach((row) => {
        const from = before[row.dataset.objective];
        const to = after[row.dataset.objective];
        row.hidden = !from || !to; // an objective that a release has added or taken away
        if (row.hidden) return;
        const name = came(from, to);
        counts[name] = (counts[name] || 0) + 1;
        harm = harm || to.harm;
        row.dataset.came = name;
        row.cells[1].replaceChildren(drawn(from.score, to.score, mark), `${share(from)} → ${share(to)}`);
        row.cells[2].textContent = told.dataset[name];
      });
      const said = ["moved", "had", "open", "slipped"].filter((name) => counts[name]);
      const sentence = said.map((name) => `${counts[name]} ${told.dataset[name]}`).join(", ");
      told.textContent = `${sentence[0].toUpperCase()}${sentence.slice(1)}.${harm ? " " + told.dataset.harm : ""}`;
    }

    /* ---- */

    function erase() {
      const { sure } = eraser.dataset;
      if (eraser.textContent !== sure) {
        eraser.textContent = sure;
        eraser.blur();
        return eraser.focus();
      }
      eraser.textContent = eraser.dataset.erase;
      record = null;
      keep();
      load();
      show(true);
    }

    function after() {
      record.open = true;
      keep();
      show(true);
    }

    const acts = { finish, erase, after };

    function press({ target, detail }) {
      const pressed = target.closest("[data-do], [data-move]");
      if (!pressed) return;
      if (pressed.dataset.move) {
        ipt.order.move(pressed);
        note(pressed.closest("[data-item]"));
      } else if (detail < 2 && acts[pressed.dataset.do]) acts[pressed.dataset.do]();
    }

    root.addEventListener("click", press, { signal });
    root.addEventListener("input", draft, { signal });
    // Answered in another tab: what was kept there is what counts.
    addEventListener("storage", ({ key }) => key === KEY && (load(), show()), { signal });
    load();
    ipt.scripted(root, true);
    all(root, ".ipt-answer").forEach((folded) => (folded.hidden = true));
    show();

    return () => {
      all(root, "[data-item]").forEach(ipt.item.open);
      all(root, ".ipt-answer, [data-side]").forEach((folded) => (folded.hidden = false));
      [part("rest"), part("result")].forEach((waiting) => (waiting.hidden = true));
      ipt.scripted(root, false);
    };
  });
})((window.ipt = window.ipt || {}));
