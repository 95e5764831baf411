/* A case on paper: by itself without answers, or its commentary. Asked for by case.js when it is wanted, as are the
   styles, which go again with the sheet so that the page prints as before. */
(function (ipt) {
  "use strict";

  const here = document.currentScript.src;

  function styles() {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("paper.css", here);
    return link;
  }

  /* What is folded is opened for the trainer; returns what folds it again. */
  function unfold(root) {
    const folded = Array.from(root.querySelectorAll(".ipt-answer, .ipt-commentary"), (part) => {
      const { open, hidden } = part;
      part.open = true;
      part.hidden = false;
      return () => Object.assign(part, { open, hidden });
    });
    return () => folded.forEach((fold) => fold());
  }

  ipt.paper = function (root, copy) {
    const sheet = root.closest("article");
    const link = styles();
    const fold = copy === "commentary" ? unfold(root) : () => {};
    sheet.dataset.print = copy;
    addEventListener(
      "afterprint",
      () => {
        delete sheet.dataset.print;
        fold();
        link.remove();
      },
      { once: true }
    );
    link.onload = () => print();
    document.head.append(link);
  };
})((window.ipt = window.ipt || {}));
