/* <ipt-map>: how far this reader has come in each module, from the answers kept on this device. */
(function (ipt) {
  "use strict";

  ipt.define("ipt-map", function (root) {
    const modules = [...root.querySelectorAll("[data-items]")];
    modules.forEach((module) => {
      const items = module.dataset.items.split(" ").filter(Boolean);
      const answered = items.filter((id) => ipt.store.latest(id)).length;
      const done = module.querySelector(".ipt-map__done");
      done.textContent = answered === items.length ? "All answered here" : `${answered} answered here`;
      done.hidden = !answered;
      if (answered) module.dataset.progress = answered === items.length ? "all" : "some";
    });
    return () => modules.forEach((module) => delete module.dataset.progress);
  });
})((window.ipt = window.ipt || {}));
