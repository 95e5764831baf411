/* <ipt-review>: asks what is due, one item at a time; each comes as <ipt-quiz> of its own, which asks, marks and keeps it
   as everywhere. Its module's script is asked for when its turn comes. */
(function (ipt) {
  "use strict";

  const { find, say } = ipt.item;
  const { DAY } = ipt.schedule;
  const filled = (words, ...numbers) => numbers.reduce((text, number) => text.replace("#", number), words);

  ipt.define("ipt-review", function (root, signal) {
    const words = root.dataset;
    const [state, ahead, place] = ["state", "ahead", "asked"].map((name) => find(root, "review__" + name));
    const button = root.querySelector("[data-go]");
    const list = find(root, "review__all");
    let queue = [];
    let now = null; // the item that is asked
    let answered = new Map(); // id → was it right
    let act = () => {};

    const waiting = () => ipt.due.waiting(ipt.index, Date.now());
    /* An answer that storage did not take leaves its item due. */
    const dueOf = (items) => ipt.sitting(items.filter(({ id }) => !answered.has(id)));
    const isDue = (wanted) => waiting().some(({ id, wait }) => id === wanted && wait <= 0);

    function offer(name, next) {
      button.textContent = words[name];
      button.hidden = false;
      act = next;
    }

    function tell(text, focused) {
      say(state, text, focused);
      if (focused) state.focus();
    }

    /* ---- asking ---- */

    function build(html) {
      const quiz = document.createElement("ipt-quiz");
      quiz.className = "ipt-quiz";
      quiz.dataset.fresh = "";
      quiz.append(root.querySelector("template").content.cloneNode(true));
      quiz.querySelector("li").innerHTML = html;
      return quiz;
    }

    function ask(item, html, focused) {
      const number = answered.size + 1;
      const quiz = build(html);
      const title = find(quiz, "item__number");
      title.textContent = filled(words.one, number, number + queue.length) + item.title;
      now = item;
      tell("");
      ahead.hidden = true;
      button.hidden = true;
      place.replaceChildren(quiz);
      if (!focused) return;
      title.focus({ preventScroll: true });
      title.scrollIntoView();
    }

    /* What another tab has answered meanwhile, or erased, is asked no more. */
    function next(focused) {
      const due = new Set(waiting().flatMap(({ id, wait }) => (wait <= 0 ? id : [])));
      queue = queue.filter(({ id }) => due.has(id) && !answered.has(id));
      const [item] = queue;
      if (!item) return finish(focused);
      const failed = () => {
        delete ipt.loading[item.module];
        tell(words.missing, focused);
        offer("next", () => next(true));
      };
      ipt.due.load(item.module).then(() => {
        if (signal.aborted || item !== queue[0]) return;
        queue.shift();
        const html = ipt.bank[item.id];
        // A script from before a release may not have it.
        if (html) ask({ ...item, title: ipt.titles[item.module] }, html, focused);
        else next(focused);
      }, failed);
    }

    function begin(focused) {
      answered = new Map();
      queue = dueOf(waiting());
      next(focused);
    }

    /* ---- answered ---- */

    /* Where the answer leads, with the feedback, which is about to take the focus. */
    function after({ detail, target }) {
      const item = target.querySelector("[data-item]");
      answered.set(detail.item, item.dataset.outcome.includes("right"));
      const back = waiting().find(({ id }) => id === detail.item);
      const days = back && Math.ceil(back.wait / DAY);
      const kept = ipt.store.latest(detail.item);
      if (kept) find(item, "item__verdict").append(!back ? words.left : filled(days > 1 ? words.days : words.day, days));
      now = null;
      offer(queue.length ? "next" : "finish", () => next(true));
      if (queue.length) ipt.due.load(queue[0].module).catch(() => delete ipt.loading[queue[0].module]);
    }

    function showAhead(items) {
      const days = items.filter(({ wait }) => wait > 0).map(({ wait }) => Math.ceil(wait / DAY));
      const each = Array.from(new Set(days)).sort((one, other) => one - other);
      ahead.replaceChildren(
        ...each.map((day) => {
          const many = days.filter((other) => other === day).length;
          const text = day > 1 ? filled(words.aheadDays, day, many) : filled(words.aheadDay, many);
          return Object.assign(document.createElement("li"), { textContent: text });
        })
      );
      ahead.hidden = !each.length;
    }

    function finish(focused) {
      const items = waiting();
      const more = items.filter(({ id, wait }) => wait <= 0 && !answered.has(id)).length;
      const right = Array.from(answered.values()).filter(Boolean).length;
      const done = answered.size;
      now = null;
      place.replaceChildren();
      button.hidden = true;
      const said = done
        ? filled(done > 1 ? words.doneMany : words.doneOne, ...(done > 1 ? [done, right] : [right]))
        : items.length
          ? words.later
          : words.none;
      const rest = more ? filled(more > 1 ? words.moreMany : words.moreOne, more) : "";
      showAhead(items);
      tell(said + rest + (ahead.hidden ? "" : words.back), focused);
      if (more) offer("again", () => begin(true));
    }

    /* ---- another tab ---- */

    function meanwhile() {
      if (!now || isDue(now.id)) return;
      tell(words.elsewhere);
      offer("next", () => next(true));
    }

    root.addEventListener("ipt-attempt", after, { signal });
    button.addEventListener("click", ({ detail }) => detail < 2 && act(), { signal });
    window.addEventListener("storage", () => ipt.index && meanwhile(), { signal });
    ipt.scripted(root, true);
    list.open = false;
    if (ipt.store.guarded((storage) => storage)) {
      ipt.due.load("index").then(
        () => signal.aborted || begin(),
        () => tell(words.missing)
      );
    } else {
      list.open = true;
      tell(words.off);
    }

    return function () {
      place.replaceChildren();
      list.open = true;
      ipt.scripted(root, false);
    };
  });
})((window.ipt = window.ipt || {}));
