/* <ipt-quiz>: a form of items that asks, scores, says why and remembers. The HTML holds everything there is to
   read (options, feedback, rationale); this shows it when it is due, and puts all back when the element goes. */
(function (ipt) {
  "use strict";

  const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
  const HARM = "would harm the patient. Read why before you go on.";
  const REVISED =
    "This question was revised since you answered it. Your answer is kept but does not count: answer again.";

  const answers = (number) => (NUMBERS[number] || number) + (number === 1 ? " answer" : " answers");

  function make(tag, name, ...content) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...content);
    return element;
  }

  const find = (root, name) => root.querySelector(".ipt-" + name);
  const button = (root, name) => root.querySelector(`[data-do=${name}]`);

  /* Into view as well: focus alone is content with an element under a sticky header. */
  function focusOn(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  /* ---- one item ---- */

  const idOf = (item) => item.dataset.item;
  const certaintyOf = (input) => input.name.endsWith("--certainty");
  const inputsOf = (item) => Array.from(item.querySelectorAll("input"));

  /* What takes the focus is read out for that, and must not be announced as well. */
  function say(item, words, focused) {
    const verdict = find(item, "item__verdict");
    if (focused) verdict.setAttribute("aria-live", "off");
    else verdict.removeAttribute("aria-live");
    verdict.textContent = words;
  }

  function chosen(item) {
    const inputs = inputsOf(item).filter((input) => input.checked);
    const sure = inputs.find(certaintyOf);
    return {
      response: inputs.filter((input) => input !== sure).map((input) => input.value),
      certainty: sure ? sure.value : null,
    };
  }

  function choose(item, { response, certainty }) {
    inputsOf(item).forEach((input) => {
      input.checked = certaintyOf(input) ? input.value === certainty : response.includes(input.value);
    });
  }

  /* Ready to be answered, with nothing chosen. */
  function open(item) {
    delete item.dataset.outcome;
    item.querySelectorAll("[data-live]").forEach((part) => part.remove());
    inputsOf(item).forEach((input) => (input.disabled = false));
    choose(item, { response: [] });
    say(item, "");
    paintButtons(item);
  }

  function paintButtons(item) {
    button(item, "check").hidden = item.dataset.outcome;
    const again = button(item, "again");
    if (again) again.hidden = !item.dataset.outcome;
  }

  /* Answered: locked, with the feedback of each option beside it, chosen or not. */
  function paint(item) {
    const { response, certainty } = chosen(item);
    const score = ipt.score(item, response);
    // Unasked counts as unsure: an inline check, or an answer from before its item moved into a quiz.
    const outcome = ipt.outcome(item, response, certainty || "unasked");
    item.dataset.outcome = outcome;
    inputsOf(item).forEach((input) => (input.disabled = true));
    say(item, verdict(outcome, score), true);
    item.querySelectorAll("[data-option]").forEach((option) => {
      const id = option.dataset.option;
      const feedback = live(item.querySelector(`[data-feedback="${id}"]`));
      if (response.includes(id)) find(feedback, "tags").prepend(make("span", "ipt-tag", "Your choice"), " ");
      option.append(feedback);
    });
    find(item, "item__actions").before(live(find(item, "why")));
    paintButtons(item);
  }

  function live(part) {
    const copy = part.cloneNode(true);
    copy.dataset.live = "";
    return copy;
  }

  function verdict(outcome, { raw, max }) {
    const sure = outcome.startsWith("sure");
    if (outcome.endsWith("harmful")) return (sure ? "You were sure, and this " : "This ") + HARM;
    if (raw === max) return max > 1 ? "All the right choices, and no other." : "This is the best answer.";
    const short = max > 1 ? `the whole answer: ${raw} of ${max}` : "the best answer";
    return `${sure ? "You were sure, and this" : "This"} is not ${short}. See what each option says.`;
  }

  function restore(item) {
    const last = ipt.store.latest(idOf(item));
    open(item);
    if (!last) return;
    choose(item, last);
    // An option that is gone is a revision too, whatever the number says.
    const whole = chosen(item).response.length === last.response.length;
    if (whole && last.revision === +item.dataset.revision) paint(item);
    else say(item, REVISED);
  }

  function demand(item, words, within) {
    say(item, words);
    focusOn(within.querySelector("input"));
  }

  /* ---- the element ---- */

  ipt.define("ipt-quiz", function (root, signal) {
    const items = Array.from(root.querySelectorAll("[data-item]"));
    const scaled = (item) => ipt.score(item, chosen(item).response).scaled;
    const having = (outcome) => items.filter((item) => item.dataset.outcome === outcome);
    const missed = () => items.filter((item) => scaled(item) < 1);

    function show(on) {
      ipt.scripted(root, on);
      root.querySelectorAll(".ipt-answer").forEach((part) => (part.hidden = on));
    }

    function check(item) {
      const answer = chosen(item);
      const certainty = find(item, "certainty");
      if (!answer.response.length) return demand(item, "Choose an option first.", item);
      if (certainty && !answer.certainty) return demand(item, "Say how sure you are first.", certainty);
      const score = scaled(item);
      ipt.store.add(idOf(item), +item.dataset.revision, { ...answer, score });
      paint(item);
      settle();
      focusOn(find(item, "item__verdict"));
      const detail = { item: idOf(item), ...answer, score };
      root.dispatchEvent(new CustomEvent("ipt-attempt", { bubbles: true, detail }));
    }

    /* Only these are shown until every one is answered. */
    function ask(asked) {
      items.forEach((item) => (item.parentNode.hidden = !asked.includes(item)));
    }

    function again(asked) {
      asked.forEach(open);
      if (asked[0].closest("li")) ask(asked);
      settle();
      asked[0].scrollIntoView();
      focusOn(asked[0].querySelector("input"));
    }

    function erase() {
      ipt.store.erase(items.map(idOf));
      items.forEach(open);
      ask(items);
      settle();
      // Beside the button, where the reader is; the page has just become much shorter.
      find(root, "quiz__result").textContent = "Your answers here are erased from this computer.";
      focusOn(button(root, "erase"));
    }

    /* What the quiz says of itself as a whole, and what storage has to tell. */
    function settle() {
      const notice = ipt.store.notice();
      if (notice) find(root, "quiz__notice").textContent = notice;
      const result = find(root, "quiz__result");
      if (!result) return;
      const done = items.every((item) => item.dataset.outcome);
      if (done) ask(items);
      result.textContent = done ? sentence() : "";
      paintMap(done);
      button(root, "retry").hidden = !done || !missed().length;
    }

    function sentence() {
      const scores = items.map(scaled);
      const partly = scores.filter((score) => score > 0 && score < 1).length;
      const surely = having("sure_and_harmful").length;
      const harmful = having("harmful").length;
      const wrong = having("sure_and_wrong").length;
      const right = scores.filter((score) => score === 1).length;
      const first = (surely ? " you were sure of" : "") + " would have harmed the patient: look there first.";
      let words = `${right} of ${items.length} right${partly ? `, ${partly} in part` : ""}.`;
      if (surely || harmful) words += ` ${answers(surely || harmful)}${first}`;
      if (surely && harmful) words += ` ${answers(harmful)} more would have done harm.`;
      if (wrong) words += ` ${answers(wrong)} you were sure of ${wrong > 1 ? "were" : "was"} not right.`;
      const reached = scores.reduce((sum, score) => sum + score) >= root.dataset.mastery * items.length;
      return reached && !surely && !harmful ? words + " You have reached the mark." : words;
    }

    function paintMap(done) {
      find(root, "map").querySelectorAll("[data-group]").forEach((part) => {
        const there = done ? having(part.dataset.group) : [];
        part.hidden = !there.length;
        part.querySelector("b").textContent = there.length || "";
        part.querySelector("ul").replaceChildren(...there.map(line));
      });
    }

    /* The way back to an item, and to the section that teaches it. */
    function line(item) {
      const link = make("a", "", `${items.indexOf(item) + 1}. ${find(item, "item__stem").textContent}`);
      link.href = "#" + item.id;
      const section = find(item, "why__section").cloneNode(true);
      section.className = "";
      return make("li", "", link, " · ", section);
    }

    const acts = { check, again: (item) => again([item]), retry: () => again(missed()), erase };

    root.addEventListener(
      "click",
      (event) => {
        const pressed = event.target.closest("[data-do]");
        // The second click of a double click must not act on what the first one brought.
        if (pressed && event.detail < 2) acts[pressed.dataset.do](pressed.closest("[data-item]"));
      },
      { signal }
    );
    root.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Enter" && event.target.matches("input")) check(event.target.closest("[data-item]"));
      },
      { signal }
    );
    show(true);
    items.forEach(restore);
    settle();

    return function () {
      items.forEach(open);
      ask(items);
      settle();
      show(false);
    };
  });
})((window.ipt = window.ipt || {}));
