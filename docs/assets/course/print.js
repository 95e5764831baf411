/* A quiz by itself on paper, as questions or with the answers. Without these buttons a page prints as questions. */
document.addEventListener("click", ({ target }) => {
  const { copy } = target.dataset;
  if (!copy) return;
  const root = target.closest("ipt-quiz");
  const set = (shown) => {
    // An item that is answered shows its answer already.
    root.querySelectorAll(".ipt-item:not([data-outcome]) > .ipt-answer").forEach((part) => {
      part.open = shown;
      part.hidden = !shown;
    });
  };
  root.dataset.print = copy;
  set(copy === "answers");
  addEventListener(
    "afterprint",
    () => {
      delete root.dataset.print;
      set(false);
    },
    { once: true }
  );
  print();
});
