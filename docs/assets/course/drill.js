/* <ipt-drill>: opens a drill step by step; what is said comes before anything it is held against. <ipt-drills>: says in
   the list what was practised. Kept on the device: ticks, rating and day of each rung; words only when asked. */
(function (ipt) {
  "use strict";

  const VERSION = 1;
  const KEY = "ipt:drill:";
  const SLIP = 5; // steps: 0 to say it, 1 to tick, 2 to 4 the models, 5 the slip and the rating, 6 rated

  function read(id) {
    const entry = ipt.kept.read(KEY + id);
    return entry && entry.version === VERSION && entry.rungs ? entry : { rungs: {} };
  }

  ipt.define("ipt-drill", function (root, signal) {
    const { drill, revision } = root.dataset;
    const all = (selector, within = root) => Array.from(within.querySelectorAll(selector));
    const before = root.innerHTML;
    const notice = root.querySelector("[role=status]");
    const rungs = all("[data-rung]");
    const written = {}; // by rung, until the page is left
    const entry = read(drill);
    if (entry.revision !== +revision) entry.step = 0;
    Object.assign(entry, { version: VERSION, revision: +revision });
    let rung, id, form, steps, inputs;

    const done = () => (entry.rungs[id] = entry.rungs[id] || { ticks: [] });
    const part = (selector) => rung.querySelector(selector);

    function keep() {
      notice.textContent = ipt.kept.write(KEY + drill, entry, VERSION);
    }

    /* All that is seen, from what is known. */
    function show() {
      const { step } = entry;
      rung = rungs.find((one) => one.dataset.rung === entry.rung) || rungs[0];
      id = rung.dataset.rung;
      form = part("form");
      steps = all("[data-step]", rung);
      inputs = all("fieldset[data-step] input", rung);
      const { words, ticks, rated } = done();
      const own = written[id] || words;
      rungs.forEach((one) => (one.hidden = one !== rung));
      all("nav button").forEach(tell);
      steps.forEach((one, at) => (one.hidden = at ? Math.min(at, SLIP) > step : step));
      inputs.forEach((one) => (one.checked = ticks.includes(one.name)));
      all("[data-next]", rung).forEach((one, at) => (one.parentNode.hidden = at !== step - 1));
      part("details").hidden = step < 2;
      part("details").open = true;
      part("[data-own]").hidden = !own;
      part(".ipt-rung__own").textContent = own;
      part(".ipt-rung__kept").hidden = !words;
      all("[data-rate]", rung).forEach((one) => one.setAttribute("aria-pressed", step > SLIP && one.dataset.rate === rated));
      all("[data-offer]", rung).forEach((one) => (one.hidden = step <= SLIP || one.dataset.offer !== rated));
      choose();
    }

    /* What was done last on a rung, on the button that leads there. */
    function tell(button) {
      const to = button.dataset.go;
      const { at, ticks, rated } = entry.rungs[to] || {};
      if (to === id) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      button.lastChild.textContent = at
        ? `${part(`[data-rate=${rated}]`).textContent}, ${ticks.length} of ${inputs.length}, ` +
          new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short" })
        : "";
    }

    function choose() {
      form.words.required = form.way.value === "write";
      part(".ipt-rung__box").hidden = !form.words.required;
    }

    function on(step, to) {
      entry.step = step;
      keep();
      show();
      (to ? part(to) : steps[step]).focus();
    }

    function rate(rated) {
      const one = done();
      if (entry.step === SLIP) one.times = (one.times || 0) + 1;
      Object.assign(one, { rated, at: new Date().toISOString() });
      on(SLIP + 1, `[data-offer=${rated}]`);
    }

    function press({ target, detail }) {
      const { next, go, rate: rated, forget } = (target.closest("button") || root).dataset;
      // The second click of a double click would press what came only with the first.
      if (detail > 1) return;
      if (next != null) on(entry.step + 1);
      if (rated) rate(rated);
      if (go) {
        form.reset();
        entry.rung = go;
        on(0, "h2");
      }
      if (forget != null) {
        delete done().words;
        delete written[id];
        on(entry.step, "h2");
      }
    }

    function change({ target }) {
      if (target.form) return choose();
      done().ticks = inputs.filter((one) => one.checked).map((one) => one.name);
      keep();
    }

    function say(event) {
      event.preventDefault();
      done().ticks = [];
      if (form.words.required) {
        written[id] = form.words.value;
        done().words = form.keep.checked ? written[id] : undefined;
      }
      on(1);
    }

    root.addEventListener("click", press, { signal });
    root.addEventListener("change", change, { signal });
    root.addEventListener("submit", say, { signal });
    ipt.scripted(root, true);
    show();
    return () => (root.innerHTML = before);
  });

  ipt.define("ipt-drills", function (root) {
    const notes = Array.from(root.querySelectorAll("[data-drill]"), (one) => {
      const { drill, rungs } = one.dataset;
      const done = Object.entries(read(drill).rungs).filter(([, { times }]) => times);
      const times = done.reduce((sum, [, one]) => sum + one.times, 0);
      const [last] = done.sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
      const note = one.querySelector(".ipt-drills__done");
      if (last)
        note.textContent = `Practised ${["once", "twice"][times - 1] || times + " times"}, last in rung ${rungs.split(" ").indexOf(last[0]) + 1}`;
      return note;
    });
    return () => notes.forEach((note) => (note.textContent = ""));
  });
})((window.ipt = window.ipt || {}));
