/* <ipt-case>: the commentary stays closed until the questions are answered, or the reader asks for it. */
(function (ipt) {
  "use strict";

  ipt.define("ipt-case", function (root, signal) {
    const gate = root.querySelector(".ipt-gate");
    const commentary = root.querySelector(".ipt-commentary");
    const open = () => Array.from(root.querySelectorAll("[data-item]:not([data-outcome])"));

    function show(on) {
      gate.hidden = on;
      commentary.hidden = !on;
      commentary.open = on;
    }

    function follow() {
      if (!open().length) show(true);
    }

    /* A link may lead into the commentary; then it must be there. */
    const wanted = () => commentary.contains(document.getElementById(location.hash.slice(1)));

    root.addEventListener("ipt-attempt", follow, { signal });
    gate.addEventListener(
      "click",
      (event) => {
        if (!event.target.closest("button")) return;
        show(true);
        open().forEach((item) => (item.querySelector(".ipt-answer").hidden = false));
        commentary.querySelector("summary").focus();
      },
      { signal }
    );
    ipt.scripted(root, true);
    show(wanted());
    follow();

    return function () {
      show(true);
      commentary.open = false;
      ipt.scripted(root, false);
    };
  });
})((window.ipt = window.ipt || {}));
