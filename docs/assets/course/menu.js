/* Menu and search on a narrow screen, by keyboard: the menu takes the focus when it opens; Escape, or going
   elsewhere, closes it; what closes gives the focus back to the box that opened it. */
(function () {
  "use strict";

  const [menu, search] = ["drawer", "search"].map((name) => document.getElementById("__" + name));
  const inMenu = ".ipt-nav, .md-header, .md-toggle";

  menu.addEventListener("change", () => {
    if (menu.checked) document.querySelector(".ipt-nav a").focus({ preventScroll: true });
  });
  document.addEventListener("focusin", (event) => {
    if (menu.checked && !event.target.closest(inMenu)) menu.click();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const opener = [menu, search].find((box) => box.checked);
      if (event.key !== "Escape" || !opener) return;
      if (opener === menu) menu.click();
      setTimeout(() => opener.focus()); // the theme closes the search itself, and drops the focus
    },
    true
  );
})();
