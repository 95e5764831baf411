/* <ipt-drill>: opens a drill step by step; what is said comes before anything it is held against. <ipt-drills>: says in
   the list what was practised. Kept on the device: of each rung the ticks, the rating and when; words only when asked. */
(function (ipt) {
  "use strict";

  const VERSION = 1;
  const KEY = "ipt:drill:";
  const SLIP = 5; // steps: 0 to say it, 1 to tick, 2 to 4 the models, 5 the slip and the rating, 6 rated

  function read(id) {
    const entry = ipt.kept.read(KEY + id);
    return entry && entry.version === VERSION ? entry : { version: VERSION, rungs: {} };
  }

  ipt.define("ipt-drill", function (root, signal) {
    const { drill, revision } = root.dataset;
    const before = root.innerHTML;
    const written = {}; // by rung, until the page is left
    const entry = read(drill);
    // What was open under another revision may not be there any more.
    if (entry.revision !== +revision) entry.step = 0;
    entry.revision = +revision;
    let rung, id, form, steps, criteria;

    const all = (selector, within = rung) => Array.from(within.querySelectorAll(selector));
    const part = (selector) => rung.querySelector(selector);
    const kept = () => (entry.rungs[id] = entry.rungs[id] || { ticks: [] });

    function keep() {
      root.querySelector("[role=status]").textContent = ipt.kept.write(KEY + drill, entry, VERSION);
    }

    /* All that is seen, from what is known. */
    function show() {
      const { step } = entry;
      const rungs = all("[data-rung]", root);
      rung = rungs.find((one) => one.dataset.rung === entry.rung) || rungs[0];
      id = rung.dataset.rung;
      form = part("form");
      steps = all("[data-step]");
      criteria = all("fieldset[data-step] input");
      const { words, ticks, rated } = kept();
      const own = written[id] || words;
      rungs.forEach((one) => (one.hidden = one !== rung));
      all("nav button", root).forEach(tell);
      steps.forEach((one, at) => (one.hidden = at ? Math.min(at, SLIP) > step : step));
      all("[data-next]").forEach((one, at) => (one.parentNode.hidden = at !== step - 1));
      criteria.forEach((one) => (one.checked = ticks.includes(one.name)));
      part("details").hidden = step < 2;
      part("details").open = true;
      part("[data-own]").hidden = !own;
      part(".ipt-rung__own").textContent = own;
      part(".ipt-rung__kept").hidden = !words;
      all("[data-rate], [data-offer]").forEach(({ dataset: { rate, offer } }, at, these) => {
        const chosen = step > SLIP && (rate || offer) === rated;
        if (rate) these[at].ariaPressed = chosen;
        else these[at].hidden = !chosen;
      });
      choose();
    }

    /* What was done last on a rung, on the button that leads there. */
    function tell(button) {
      const { go } = button.dataset;
      const { at, ticks, rated } = entry.rungs[go] || {};
      button.ariaCurrent = go === id ? "step" : "false";
      button.lastChild.textContent = at
        ? `${part(`[data-rate=${rated}]`).textContent}, ${ticks.length} of ${criteria.length} ticked, ` +
          new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short" })
        : "";
    }

    function choose() {
      form.words.required = form.way.value === "write";
      part(".ipt-rung__box").hidden = !form.words.required;
    }

    /* To a step, where the focus goes as well, or to that part of the rung. */
    function go(step, to) {
      entry.step = step;
      keep();
      show();
      const there = to ? part(to) : steps[step];
      there.focus();
      // What is taller than the window is met at its beginning, not behind the bar.
      if (there.getBoundingClientRect().top < 80) there.scrollIntoView();
    }

    const acts = {
      next: () => go(entry.step + 1),
      go(to) {
        form.reset();
        entry.rung = to;
        go(0, "h2");
      },
      rate(rated) {
        const { times = 0 } = kept();
        Object.assign(kept(), { rated, times: times + (entry.step === SLIP), at: new Date().toISOString() });
        go(SLIP + 1, `[data-offer=${rated}]`);
      },
      forget() {
        delete kept().words;
        delete written[id];
        go(entry.step, "h2");
      },
    };

    function press({ target, detail }) {
      const button = target.closest("button");
      // The second click of a double click would press what came only with the first.
      if (button && detail < 2) Object.entries(button.dataset).forEach(([act, value]) => acts[act](value));
    }

    function change({ target }) {
      if (form.contains(target)) return choose();
      kept().ticks = criteria.filter((one) => one.checked).map((one) => one.name);
      keep();
    }

    function say(event) {
      event.preventDefault();
      kept().ticks = [];
      if (form.words.required) {
        written[id] = form.words.value;
        kept().words = form.keep.checked ? written[id] : undefined;
      }
      go(1);
    }

    Object.entries({ click: press, change, submit: say }).forEach(([on, act]) => root.addEventListener(on, act, { signal }));
    ipt.scripted(root, true);
    show();
    return () => (root.innerHTML = before);
  });

  ipt.define("ipt-drills", function (root) {
    root.querySelectorAll("[data-drill]").forEach((drill) => {
      const done = Object.entries(read(drill.dataset.drill).rungs).filter(([, { times }]) => times);
      const times = done.reduce((sum, [, one]) => sum + one.times, 0);
      const [last] = done.sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
      if (last)
        drill.querySelector("span").textContent =
          ` · practised ${["once", "twice"][times - 1] || times + " times"}, last in rung ` +
          (drill.dataset.rungs.split(" ").indexOf(last[0]) + 1);
    });
    return () => {};
  });
})((window.ipt = window.ipt || {}));
