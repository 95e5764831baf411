/* <ipt-quiz>: a form of items that asks, scores, says why and remembers. The HTML holds everything that is
   read (options, feedback, rationale); this only shows it when it is due. What it did is undone on disconnect. */
(function (ipt) {
  "use strict";

  const MAP = [
    ["sure_and_harmful", "Sure, and it would harm the patient"],
    ["harmful", "Would harm the patient"],
    ["sure_and_wrong", "Sure, and not right"],
    ["wrong_and_unsure", "Not right, and you had your doubts"],
    ["right_but_unsure", "Right, but you were not sure"],
    ["sure_and_right", "Right, and sure"],
  ];
  const WORDS = "No One Two Three Four Five Six Seven Eight Nine".split(" ");

  const count = (number, one, many) => (WORDS[number] || number) + " " + (number === 1 ? one : many);

  function make(tag, name, ...content) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...content);
    return element;
  }

  class IptQuiz extends HTMLElement {
    connectedCallback() {
      // A script that is not deferred meets the element before its content.
      if (document.readyState !== "loading") return this.upgrade();
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.upgrade(), { once: true });
    }

    upgrade() {
      if (this.listening) return;
      this.listening = new AbortController();
      const listen = (type, act) => this.addEventListener(type, act, { signal: this.listening.signal });
      listen("click", (event) => this.act(event));
      listen("submit", (event) => {
        event.preventDefault(); // Enter on an option
        const item = document.activeElement.closest("[data-item]");
        if (item && !this.answers.has(item)) this.check(item);
      });
      this.items = Array.from(this.querySelectorAll("[data-item]"));
      this.answers = new Map(); // item → {response, certainty}, once given
      this.asked = this.items;
      this.scripted(true);
      this.items.forEach((item) => this.restore(item));
      this.paintResult();
      this.paintNotice();
    }

    disconnectedCallback() {
      if (!this.listening) return;
      this.listening.abort();
      this.listening = null;
      this.items.forEach((item) => this.open(item));
      this.ask(this.items);
      this.paintResult();
      this.scripted(false);
    }

    scripted(on) {
      this.querySelectorAll("[data-scripted]").forEach((part) => (part.hidden = !on));
      this.querySelectorAll(".ipt-answer").forEach((part) => (part.hidden = on));
    }

    act(event) {
      const button = event.target.closest("[data-do]");
      // The second click of a double click must not act on what the first has brought.
      if (!button || event.detail > 1) return;
      const item = button.closest("[data-item]");
      if (button.dataset.do === "check") this.check(item);
      if (button.dataset.do === "again") this.again([item]);
      if (button.dataset.do === "retry") this.again(this.missed());
      if (button.dataset.do === "erase") this.erase();
    }

    /* ---- one item ---- */

    chosen(item) {
      const values = (name) =>
        Array.from(item.querySelectorAll(`input[name="${name}"]:checked`), (input) => input.value);
      const id = item.dataset.item;
      return { response: values(id), certainty: values(id + "--certainty")[0] || null };
    }

    choose(item, { response, certainty }) {
      item.querySelectorAll("input").forEach((input) => {
        input.checked = response.includes(input.value) && input.name === item.dataset.item;
        if (input.name !== item.dataset.item) input.checked = input.value === certainty;
      });
    }

    check(item) {
      const answer = this.chosen(item);
      const certainty = item.querySelector(".ipt-certainty");
      if (!answer.response.length) return this.demand(item, "Choose an option first.", item);
      if (certainty && !answer.certainty) return this.demand(item, "Say how sure you are first.", certainty);
      const score = ipt.score(item, answer.response).scaled;
      ipt.store.add(item.dataset.item, +item.dataset.revision, { ...answer, score });
      this.paint(item, answer);
      this.paintResult();
      this.paintNotice();
      this.focusOn(item.querySelector(".ipt-item__verdict"));
      const detail = { item: item.dataset.item, ...answer, score };
      this.dispatchEvent(new CustomEvent("ipt-attempt", { bubbles: true, detail }));
    }

    demand(item, message, within) {
      item.querySelector(".ipt-item__verdict").textContent = message;
      within.querySelector("input").focus();
    }

    restore(item) {
      const last = ipt.store.latest(item.dataset.item);
      this.open(item);
      if (!last) return;
      this.choose(item, last);
      if (last.revision === +item.dataset.revision) this.paint(item, last);
      else
        item.querySelector(".ipt-item__verdict").textContent =
          "This question was revised since you answered it. Your earlier answer is kept but does not count: answer again.";
    }

    /* Ready to be answered, with nothing chosen. */
    open(item) {
      this.answers.delete(item);
      delete item.dataset.outcome;
      item.querySelectorAll("[data-live]").forEach((part) => part.remove());
      item.querySelectorAll("input").forEach((input) => (input.disabled = false));
      item.querySelector(".ipt-item__verdict").textContent = "";
      this.choose(item, { response: [] });
      this.paintButtons(item);
    }

    paint(item, answer) {
      this.answers.set(item, answer);
      item.dataset.outcome =
        ipt.outcome(item, answer.response, answer.certainty) ||
        (ipt.score(item, answer.response).scaled === 1 ? "right" : "wrong");
      item.querySelectorAll("input").forEach((input) => (input.disabled = true));
      item.querySelector(".ipt-item__verdict").textContent = this.verdict(item, answer);
      item.querySelectorAll("[data-option]").forEach((option) => this.paintOption(item, option, answer));
      const why = item.querySelector(".ipt-why").cloneNode(true);
      why.dataset.live = "";
      item.querySelector(".ipt-item__actions").before(why);
      this.paintButtons(item);
    }

    paintOption(item, option, { response }) {
      const id = option.dataset.option;
      const feedback = item.querySelector(`[data-feedback="${id}"]`).cloneNode(true);
      delete feedback.dataset.feedback;
      feedback.dataset.live = "";
      if (response.includes(id)) {
        let tags = feedback.querySelector(".ipt-tags");
        if (!tags) feedback.prepend((tags = make("p", "ipt-tags")));
        tags.prepend(make("span", "ipt-tag ipt-tag--chosen", "Your choice"), " ");
      }
      option.append(feedback);
    }

    paintButtons(item) {
      const answered = this.answers.has(item);
      item.querySelector("[data-do=check]").hidden = answered;
      const again = item.querySelector("[data-do=again]");
      if (again) again.hidden = !answered;
    }

    verdict(item, { response }) {
      const outcome = item.dataset.outcome;
      const { raw, max } = ipt.score(item, response);
      if (outcome === "sure_and_harmful") return "You were sure, and this would harm the patient. Read why before you go on.";
      if (outcome === "harmful") return "This would harm the patient. Read why before you go on.";
      if (raw === max) return max > 1 ? "All the right choices, and no other." : "This is the best answer.";
      const sure = outcome === "sure_and_wrong" ? "You were sure, and this is " : "This is ";
      if (max > 1) return `${sure}not the whole answer: ${raw} of ${max}. See what each option says.`;
      return `${sure}not the best answer. See what each option says.`;
    }

    again(items) {
      items.forEach((item) => this.open(item));
      if (!this.hasAttribute("data-inline")) this.ask(items);
      this.paintResult();
      this.focusOn(items[0].querySelector("input"));
    }

    /* Only these are shown until they are all answered. */
    ask(items) {
      this.asked = items;
      this.items.forEach((item) => {
        const place = item.closest(".ipt-items > li");
        if (place) place.hidden = !items.includes(item);
      });
    }

    /* ---- the whole quiz ---- */

    missed() {
      return this.items.filter(
        (item) => this.answers.has(item) && ipt.score(item, this.answers.get(item).response).scaled < 1
      );
    }

    paintResult() {
      const said = this.querySelector(".ipt-quiz__result");
      if (!said) return;
      const done = this.items.every((item) => this.answers.has(item));
      if (done) this.ask(this.items);
      said.textContent = done ? this.sentence() : "";
      this.querySelector(".ipt-map").replaceChildren(...(done ? this.map() : []));
      this.querySelector("[data-do=retry]").hidden = !done || !this.missed().length;
    }

    having(...outcomes) {
      return this.items.filter((item) => outcomes.includes(item.dataset.outcome));
    }

    sentence() {
      const total = this.items.length;
      const scores = this.items.map((item) => ipt.score(item, this.answers.get(item).response).scaled);
      const sum = scores.reduce((a, b) => a + b, 0);
      const partly = scores.filter((score) => score > 0 && score < 1).length;
      const surely = this.having("sure_and_harmful").length;
      const harmful = this.having("harmful").length;
      const wrong = this.having("sure_and_wrong").length;
      const parts = [`${scores.filter((score) => score === 1).length} of ${total} right${partly ? `, ${partly} in part` : ""}.`];
      if (surely)
        parts.push(count(surely, "answer", "answers") + " you were sure of would have harmed the patient: look there first.");
      if (harmful)
        parts.push(count(harmful, "answer", "answers") + (surely ? " more" : "") + " would have harmed the patient" + (surely ? "." : ": look there first."));
      if (wrong) parts.push(count(wrong, "answer", "answers") + " you were sure of " + (wrong === 1 ? "was" : "were") + " not right.");
      const mark = +this.dataset.mastery;
      if (mark) {
        const percent = Math.round(mark * 100) + " %";
        const reached = !surely && !harmful && sum / total >= mark;
        parts.push(reached ? `You have reached the mark of ${percent}.` : `The mark to aim for is ${percent}, with no answer that would harm.`);
      }
      return parts.join(" ");
    }

    map() {
      return MAP.filter(([outcome]) => this.having(outcome).length).map(([outcome, words]) => {
        const items = this.having(outcome);
        const part = make("div", "ipt-map__part", make("p", "ipt-map__words", `${words}: ${items.length}`));
        part.dataset.outcome = outcome;
        if (outcome !== "sure_and_right") part.append(make("ul", "", ...items.map((item) => this.line(item))));
        return part;
      });
    }

    line(item) {
      const stem = item.querySelector(".ipt-item__stem").textContent;
      const link = make("a", "", `${this.items.indexOf(item) + 1}. ${stem.length > 90 ? stem.slice(0, 90) + "…" : stem}`);
      link.href = "#" + item.id;
      return make("li", "", link, " ", item.querySelector(".ipt-why__section").cloneNode(true));
    }

    erase() {
      ipt.store.erase(this.items.map((item) => item.dataset.item));
      this.items.forEach((item) => this.open(item));
      this.ask(this.items);
      this.paintResult();
      this.querySelector(".ipt-quiz__notice").textContent = "Your answers here are erased from this computer.";
    }

    paintNotice() {
      const notice = ipt.store.notice();
      if (notice) this.querySelector(".ipt-quiz__notice").textContent = notice;
    }

    focusOn(element) {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: "nearest" });
    }
  }

  customElements.define("ipt-quiz", IptQuiz);
})((window.ipt = window.ipt || {}));
