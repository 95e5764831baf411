/* <ipt-quiz>: a form of items that asks, scores, says why and remembers. The HTML holds everything there is to
   read (options, feedback, rationale); this shows it when it is due, and puts all back when the element goes. */
(function (ipt) {
  "use strict";

  const { all, find, say, chosen, lock } = ipt.item;
  const button = (root, name) => root.querySelector(`[data-do=${name}]`);
  const idOf = (item) => item.dataset.item;
  const revisionOf = (item) => +item.dataset.revision;
  const verdictOf = (item) => find(item, "item__verdict");

  /* Into view as well: focus alone is content with an element under a sticky header. */
  function focusOn(element, toStart) {
    element.focus({ preventScroll: true });
    element.scrollIntoView(toStart || { block: "nearest" });
  }

  ipt.define("ipt-quiz", function (root, signal) {
    const items = all(root, "[data-item]");
    const result = find(root, "quiz__result");
    const notice = find(root, "quiz__notice");
    const words = notice.dataset;
    const eraser = button(root, "erase");
    const next = find(root, "quiz__next"); // leads to the first open question
    const limit = root.dataset.attempts;
    let due = null; // what follows once the feedback is painted
    let shown = items;
    const unanswered = () => items.filter((item) => !item.dataset.outcome);
    const spent = (item) => limit && ipt.store.tries(idOf(item), revisionOf(item)) >= limit;

    /* What was not right and may be asked again. */
    function missed() {
      return items.filter((item) => /harm|wrong/.test(item.dataset.outcome) && !spent(item));
    }

    function show(on) {
      ipt.scripted(root, on);
      all(root, ".ipt-answer").forEach((part) => (part.hidden = on));
    }

    /* ---- one item ---- */

    function open(item) {
      ipt.item.open(item);
      buttons(item);
    }

    function paint(item) {
      ipt.item.paint(item, words, spent(item));
      buttons(item);
    }

    function buttons(item) {
      const again = button(item, "again");
      if (again) again.hidden = !item.dataset.outcome || spent(item);
    }

    function restore(item) {
      const last = ipt.store.latest(idOf(item));
      open(item);
      if (!last || "fresh" in root.dataset) return; // a review asks anew
      // A part that is gone is a revision too, whatever the number says.
      if (ipt.item.restore(item, last) && last.revision === revisionOf(item)) {
        paint(item);
        lock(item);
      } else say(verdictOf(item), words.revised);
    }

    /* ---- answering ---- */

    /* Stored and painted at once; what the quiz and others make of it comes from `tell`. */
    function answer(given) {
      return given.map((item) => {
        const attempt = chosen(item);
        const score = ipt.score(item, attempt.response);
        attempt.score = score && score.scaled;
        const sound = score && score.right && !ipt.harm(item, attempt.response)[0];
        ipt.store.add(idOf(item), revisionOf(item), { ...attempt, sound });
        paint(item);
        return { item: idOf(item), ...attempt };
      });
    }

    function tell(given, attempts, focused) {
      given.forEach((item) => lock(item));
      settle(focused);
      attempts.forEach((detail) => root.dispatchEvent(new CustomEvent("ipt-attempt", { bubbles: true, detail })));
    }

    function check(item) {
      if (spent(item)) return restore(item); // in another tab
      const gap = ipt.item.ask(item);
      if (gap) return focusOn(gap);
      const attempts = answer([item]);
      // The last answer leads to the result; a case goes on by itself.
      const last = root.dataset.mastery && !unanswered().length;
      if (last) verdictOf(item).ariaLive = null; // heard as well, though the focus goes on
      // The feedback first: a whole result, and a theme that follows the scrolling, have much to do.
      due = () => {
        tell([item], attempts, last);
        focusOn(last ? result : verdictOf(item), last);
      };
      requestAnimationFrame(() => setTimeout(catchUp));
    }

    function catchUp() {
      const act = due;
      due = null;
      if (act) act();
    }

    function finish() {
      const open = unanswered();
      const gaps = open.map((item) => ipt.item.ask(item, true));
      const gap = gaps.find(Boolean);
      if (gap) {
        tellOpen(open.filter((_, at) => gaps[at]));
        return focusOn(gap);
      }
      tell(open, answer(open), true);
      focusOn(result, true);
    }

    /* Only these are shown until every one is answered. */
    function ask(asked) {
      shown = asked;
      items.forEach((item) => (item.parentNode.hidden = !asked.includes(item)));
    }

    function lead(item) {
      next.href = "#" + item.id;
      next.lastChild.textContent = items.indexOf(item) + 1;
    }

    /* At the end: how many are left, and the way to the first. */
    function tellOpen(open) {
      lead(open[0]);
      const link = next.cloneNode(true);
      link.hidden = false;
      say(result, words[open.length > 1 ? "openMany" : "openOne"].replace("#", open.length));
      result.append(link);
    }

    function again(asked) {
      asked.forEach(open);
      if (result) ask(asked);
      settle();
      asked[0].scrollIntoView();
      focusOn(asked[0].querySelector("input, select, textarea"));
    }

    /* Asked once more, on the button itself. Its new name is read out when the focus comes to it anew. */
    function erase() {
      const { sure } = eraser.dataset;
      if (eraser.textContent !== sure) {
        eraser.textContent = sure;
        eraser.blur();
        return focusOn(eraser);
      }
      ipt.store.erase(items.map(idOf));
      items.forEach(open);
      ask(items);
      settle();
      // Beside the button, where the reader is; the page has just become much shorter.
      say(result, words.erased);
      focusOn(eraser);
    }

    /* What the quiz says of itself as a whole, and what storage has to tell. */
    function settle(focused) {
      const news = ipt.store.notice();
      if (news) notice.textContent = words[news];
      if (!result) return;
      const open = unanswered();
      const done = !open.length;
      const end = button(root, "finish");
      say(result, "", focused);
      eraser.textContent = eraser.dataset.erase;
      if (done || open.length === items.length) next.hidden = true;
      if (done) {
        ask(items);
        ipt.result.paint(root, items);
      } else {
        ipt.result.clear(root);
        lead(open[0]);
        if (shown[shown.length - 1].dataset.outcome) tellOpen(open);
      }
      if (end) end.hidden = done;
      button(root, "retry").hidden = !done || !missed().length;
    }

    const acts = { check, finish, again: (item) => again([item]), retry: () => again(missed()), erase };

    function onClick(event) {
      const pressed = event.target.closest("[data-do], [data-move]");
      if (!pressed) return;
      catchUp();
      if (pressed.dataset.move) ipt.order.move(pressed);
      // The second click of a double click must not act on what the first one brought.
      else if (event.detail < 2 && acts[pressed.dataset.do]) acts[pressed.dataset.do](pressed.closest("[data-item]"));
    }

    function onKey({ key, target }) {
      const item = target.closest("[data-item]");
      if (key === "Enter" && target.matches("input:not([data-own])") && button(item, "check")) check(item);
    }

    function onInput({ target }) {
      if (target.closest("[data-order]")) ipt.order.move(target);
      const item = target.closest("[data-item]");
      ipt.item.filled(item);
      ipt.item.prepare(item);
    }

    root.addEventListener("click", onClick, { signal });
    root.addEventListener("keydown", onKey, { signal });
    root.addEventListener("input", onInput, { signal });
    // A key that comes sooner than the focus moves is meant for where it goes.
    document.addEventListener("keydown", catchUp, { signal, capture: true });
    show(true);
    items.forEach(restore);
    if (next) next.hidden = false; // where an earlier visit ended
    settle();

    return function () {
      due = null;
      items.forEach(open);
      if (result) ask(items);
      settle();
      notice.textContent = "";
      show(false);
    };
  });
})((window.ipt = window.ipt || {}));
