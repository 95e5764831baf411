/* A term of the glossary explains itself: pointed at, focused, or tapped once; a second tap follows the link.
   Escape, or going elsewhere, closes it; the pointer may rest on the explanation. */
(function () {
  "use strict";

  const EDGE = 12; // pixels kept free of the window's sides
  const terms = document.querySelectorAll(".ipt-term");
  if (!terms.length) return;

  const note = document.createElement("div");
  note.id = note.className = "ipt-means";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  document.body.append(note);
  let shown = null;
  let leaving;

  function show(term) {
    clearTimeout(leaving);
    if (term === shown) return;
    hide();
    shown = term;
    note.textContent = term.dataset.means;
    note.hidden = false;
    term.setAttribute("aria-describedby", note.id);
    const [at] = term.getClientRects(); // a term may break over two lines: its first
    const below = term.getBoundingClientRect().bottom;
    const above = below + note.offsetHeight + EDGE > innerHeight;
    const most = document.documentElement.clientWidth - note.offsetWidth - EDGE;
    note.style.left = `${scrollX + Math.max(EDGE, Math.min(at.left, most))}px`;
    note.style.top = `${scrollY + (above ? at.top - note.offsetHeight : below)}px`;
  }

  function hide() {
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    note.hidden = true;
  }

  function leave() {
    leaving = setTimeout(hide, 150);
  }

  terms.forEach((term) => {
    let open;
    term.addEventListener("pointerdown", () => (open = term === shown));
    term.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && show(term));
    term.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && leave());
    term.addEventListener("focus", () => show(term));
    term.addEventListener("blur", hide);
    term.addEventListener("click", (event) => {
      if (event.pointerType !== "touch" || open) return;
      event.preventDefault();
      show(term);
    });
  });
  note.addEventListener("pointerenter", () => clearTimeout(leaving));
  note.addEventListener("pointerleave", leave);
  document.addEventListener("pointerdown", ({ target }) => target !== shown && !note.contains(target) && hide());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
})();
