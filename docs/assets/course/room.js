/* <ipt-room>: prints all the sheets of a role play, or the one that was asked for. */
(function (ipt) {
  "use strict";

  ipt.define("ipt-room", function (root, signal) {
    function one({ target }) {
      const { print: sheet } = target.dataset;
      if (!sheet) return;
      root.querySelectorAll("[data-sheet]").forEach((part) => {
        part.toggleAttribute("data-off-paper", sheet !== "all" && part.dataset.sheet !== sheet);
      });
      print();
    }

    function whole() {
      root.querySelectorAll("[data-off-paper]").forEach((part) => part.removeAttribute("data-off-paper"));
    }

    root.addEventListener("click", one, { signal });
    addEventListener("afterprint", whole, { signal });
    ipt.scripted(root, true);
    return () => ipt.scripted(root, false);
  });
})((window.ipt = window.ipt || {}));
