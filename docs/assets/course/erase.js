/* <ipt-erase>: one button that forgets everything this course keeps on the device. */
(function (ipt) {
  "use strict";

  /* Whatever of ours wrote it; true if storage let us. */
  function eraseAll(storage) {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
    keys.filter((key) => key.startsWith("ipt:")).forEach((key) => storage.removeItem(key));
    return true;
  }

  ipt.define("ipt-erase", function (root, signal) {
    root.querySelector("button").addEventListener(
      "click",
      () => {
        root.querySelector("[role=status]").textContent = ipt.store.guarded(eraseAll)
          ? "Everything this course kept on this device is erased."
          : "This browser does not let the course keep or erase anything.";
      },
      { signal }
    );
    ipt.scripted(root, true);
    return () => ipt.scripted(root, false);
  });
})((window.ipt = window.ipt || {}));
