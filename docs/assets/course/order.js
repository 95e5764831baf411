/* Steps in an order of the learner's own: by the select of a step or by its buttons; the others make room. */
(function (ipt) {
  "use strict";

  const select = (step) => step.querySelector("select");

  /* Puts the steps where their selects say. `moved` stays in the page throughout, and so keeps the focus. */
  function settle(list, moved) {
    const steps = Array.from(list.children).sort((one, two) => select(one).selectedIndex - select(two).selectedIndex);
    const at = steps.indexOf(moved);
    moved.before(...steps.slice(0, at));
    moved.after(...steps.slice(at + 1));
    steps.forEach((step, place) => {
      step.querySelectorAll("[data-move]").forEach((button) => {
        // Not disabled: what has the focus would lose it.
        button.ariaDisabled = steps[place + +button.dataset.move] ? null : true;
      });
    });
    list.nextElementSibling.textContent = "";
  }

  ipt.order = {
    arrange(item) {
      const list = item.querySelector("[data-order]");
      if (list) settle(list, list.firstElementChild);
    },
    /* By a button, or to the place that its select has just been given. */
    move(control) {
      const moved = control.closest("li");
      const list = moved.parentNode;
      const steps = Array.from(list.children);
      const from = steps.indexOf(moved);
      const to = control.dataset.move ? from + +control.dataset.move : control.selectedIndex;
      if (!steps[to]) return;
      steps.splice(to, 0, ...steps.splice(from, 1));
      steps.forEach((step, place) => (select(step).selectedIndex = place));
      settle(list, moved);
      list.nextElementSibling.textContent = `Place ${to + 1} of ${steps.length}`;
      control.scrollIntoView({ block: "nearest" });
    },
  };
})((window.ipt = window.ipt || {}));
