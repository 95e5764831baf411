/* The quiet link in the masthead (header.html, which brings this script): how many items are due. What the course
   holds is asked for only when something may be. */
(function (ipt) {
  "use strict";

  const link = document.querySelector(".ipt-due");
  const { AT_ONCE, wait } = ipt.schedule;

  function show() {
    const due = ipt.due.waiting(ipt.index, Date.now()).filter((item) => item.wait <= 0).length;
    link.hidden = !due;
    link.children[1].textContent = due > AT_ONCE ? AT_ONCE + "+" : due;
  }

  function count() {
    const now = Date.now();
    // No item waits less than one whose revision has changed, and 0 is no item's revision.
    const may = [...ipt.due.records(now).values()].some((place) => wait(place, 0, now) <= 0);
    if (may) ipt.due.load("index").then(show, () => {});
    else link.hidden = true;
  }

  count();
  document.addEventListener("ipt-attempt", count);
  addEventListener("storage", count);
})((window.ipt = window.ipt || {}));
