/* <ipt-case>: the commentary stays closed until the questions are answered, or the reader asks for it. */
(function (ipt) {
  "use strict";

  const { all, find } = ipt.item;
  const here = document.currentScript.src;

  /* Paper is asked for seldom; its script comes when it is. */
  function print(root, copy) {
    const script = document.createElement("script");
    script.src = new URL("paper.js", here);
    script.onload = () => ipt.paper(root, copy);
    document.head.append(script);
  }

  ipt.define("ipt-case", function (root, signal) {
    const gate = find(root, "gate");
    const commentary = find(root, "commentary");
    const items = all(root, "[data-item]");

    function show(on) {
      gate.hidden = on;
      commentary.hidden = !on;
      commentary.open = on;
    }

    /* A later question tells what came of an earlier one, so each waits for the one before it. */
    function wait(from) {
      items.forEach((item, at) => item.closest("li").toggleAttribute("data-waiting", at > from));
    }

    function follow() {
      const due = items.findIndex((item) => !item.dataset.outcome);
      wait(due < 0 ? items.length : due);
      if (due >= 0) return;
      show(true);
      find(root, "quiz__result").append(" The commentary is open below.");
    }

    /* A link may lead into the commentary; then it must be there. */
    const wanted = () => commentary.contains(document.getElementById(location.hash.slice(1)));

    root.addEventListener("ipt-attempt", follow, { signal });
    root.addEventListener(
      "click",
      ({ target, detail }) => {
        const { paper } = target.dataset;
        if (paper && detail < 2) print(root, paper);
        else if (target.closest(".ipt-gate button")) {
          show(true);
          wait(items.length);
          items.forEach((item) => (find(item, "answer").hidden = "outcome" in item.dataset));
          commentary.querySelector("summary").focus();
        } else if (target.matches("[data-do=erase]") && target.textContent !== target.dataset.sure) {
          // As before the first answer.
          show(false);
          follow();
          target.scrollIntoView({ block: "nearest" });
        }
      },
      { signal }
    );
    ipt.scripted(root, true);
    show(wanted());
    follow();

    return function () {
      show(true);
      wait(items.length);
      commentary.open = false;
      ipt.scripted(root, false);
    };
  });
})((window.ipt = window.ipt || {}));
