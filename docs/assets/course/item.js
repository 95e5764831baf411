/* One item, of whatever kind: what is chosen in it, what is missing, and how it looks answered. Kinds differ in
   their markup alone: all that can be chosen is an input or an option of a select, and a text area is never read. */
(function (ipt) {
  "use strict";

  const all = (item, selector) => Array.from(item.querySelectorAll(selector));
  const find = (root, name) => root.querySelector(".ipt-" + name);
  const isCertainty = (part) => (part.name || "").endsWith("--certainty");
  const parts = (item) => all(item, "input:not([data-own]), option");

  const made = (name, properties) => Object.assign(document.createElement(name), properties);

  /* Steps stand where their places say; a page without any brings no order.js. */
  const arrange = (item) => ipt.order && ipt.order.arrange(item);

  /* What takes the focus is read out for that, and must not be announced as well. */
  function say(place, words, focused) {
    place.ariaLive = focused ? "off" : null;
    place.textContent = words;
  }

  function chosen(item) {
    const on = parts(item).filter((part) => part.value && (part.checked || part.selected));
    const sure = on.find(isCertainty);
    return {
      response: on.filter((part) => part !== sure).map((part) => part.value),
      certainty: sure ? sure.value : null,
    };
  }

  /* Nothing chosen is what the page came with. */
  function choose(item, { response, certainty }) {
    parts(item).forEach((part) => {
      const on = isCertainty(part) ? part.value === certainty : response.includes(part.value);
      part["checked" in part ? "checked" : "selected"] = on || (!response.length && part.defaultSelected);
    });
    arrange(item);
  }

  /* The first thing that is still to be chosen or written. */
  function missing(item) {
    return all(item, "input:not([data-own]), select, textarea").find((control) =>
      "checked" in control
        ? !all(item, "input:checked").some((other) => other.name === control.name)
        : !control.value.trim()
    );
  }

  /* The first gap: said just above it, tied to the group that lacks an answer, until something is chosen there.
     Read out, unless it is said of several items at once. */
  function ask(item, quietly) {
    filled(item);
    const gap = missing(item);
    if (!gap) return;
    const group = gap.closest("select, textarea, fieldset");
    const described = group.getAttribute("aria-describedby");
    const id = item.id + "-gap";
    const note = made("p", { id, className: "ipt-item__gap", role: quietly ? null : "alert" });
    note.textContent = gap.closest("[data-missing]").dataset.missing;
    gap.closest("select, fieldset > *").before(note);
    group.ariaInvalid = true;
    group.setAttribute("aria-describedby", id);
    item.filled = () => {
      note.remove();
      group.ariaInvalid = null;
      group.setAttribute("aria-describedby", described || "");
    };
    return gap;
  }

  function filled(item) {
    if (item.filled) item.filled();
  }

  /* Not before the feedback is painted: styling every control anew takes as long as the feedback itself. */
  function lock(item, on = true) {
    if (on) arrange(item); // nothing moves, and the last move is no longer news
    all(item, "input:not([data-own]), select, [data-move]").forEach((control) => (control.disabled = on));
  }

  /* Ready to be answered, with nothing chosen or written. */
  function open(item) {
    filled(item);
    delete item.dataset.outcome;
    all(item, "[data-live]").forEach((part) => part.remove());
    all(item, "textarea").forEach((area) => (area.value = ""));
    lock(item, false);
    choose(item, { response: [] });
    say(find(item, "item__verdict"), "");
  }

  /* While the learner still thinks, and not there for any reader until the item is answered. */
  function prepare(item) {
    if (item.querySelector("[data-live]")) return;
    all(item, "[data-option]").forEach((part) =>
      part.append(live(item.querySelector(`[data-feedback="${part.dataset.option}"]`)))
    );
    find(item, "item__actions").before(...all(item, "[data-reveal]").map(live));
  }

  /* Answered: the feedback of each part beside it, chosen or not, and the reasons below. */
  function paint(item, words, spent) {
    const { response, certainty } = chosen(item);
    // Unasked counts as unsure: an inline check, or an answer from before its item moved into a quiz.
    const outcome = ipt.outcome(item, response, certainty || "unasked") || "reflected";
    prepare(item);
    item.dataset.outcome = outcome;
    const said = verdict(item, outcome, ipt.score(item, response), words);
    const place = find(item, "item__verdict");
    say(place, said, true);
    const facts = ipt.harm(item, response);
    // An option that harms says so itself; of a match, a place or a rating the learner must be told.
    const harm = facts.map((fact) => fact.split(/[:<]/)[0]);
    all(item, "[data-option]").forEach((part) => {
      const { option } = part.dataset;
      const pair = part.querySelector("[data-yours] :checked");
      if (response.includes(option)) tag(part, words.choice);
      else if (harm.includes(option)) tag(part, words.harmful, " ipt-tag--harmful");
      if (pair) {
        const mark = ipt.score(item, [pair.value]).raw ? "key" : "miss";
        tag(part, words[mark] + pair.text, " ipt-tag--" + mark);
      }
      if (facts.concat(harm).includes(option) && !place.lastElementChild) {
        place.append(made("a", { href: "#" + part.id, textContent: words.why }));
      }
    });
    place.append(spent ? words.spent : "");
  }

  function tag(part, words, more = "") {
    const plate = made("span", { className: "ipt-tag" + more, textContent: words });
    find(part, "tags").prepend(plate, " ");
  }

  function live(part) {
    const copy = part.cloneNode(true);
    copy.dataset.live = "";
    return copy;
  }

  function verdict({ dataset }, outcome, score, words) {
    const sure = outcome.startsWith("sure");
    if (outcome.endsWith("harmful")) return sure ? words.sureHarm : words.harm;
    if (!score) return words.compare;
    if (score.right) return dataset.right;
    const points = score.max > 1 ? ` ${score.raw} of ${score.max} points.` : "";
    return (sure ? words.sure : "") + dataset.wrong + points + words.see;
  }

  /* An earlier answer, as far as the item still has its parts; true if it is the answer to what stands here. */
  function restore(item, { response, certainty }) {
    choose(item, { response, certainty });
    const gap = missing(item);
    const whole = !gap || isCertainty(gap) || gap.matches("textarea");
    const now = chosen(item).response;
    return whole && now.length === response.length && response.every((value) => now.includes(value));
  }

  ipt.item = { all, find, say, chosen, ask, filled, open, prepare, paint, lock, restore };
})((window.ipt = window.ipt || {}));
