/* On every page, so: only what every page needs. */
(function () {
  "use strict";
  // The theme's search is a dialog without a name.
  const search = document.querySelector("[data-md-component=search]");
  if (search && !search.hasAttribute("aria-label")) search.setAttribute("aria-label", "Search");
})();
