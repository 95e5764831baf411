/* <ipt-erase>: one button that forgets everything this course keeps on the device. */
(function (ipt) {
  "use strict";

  ipt.define("ipt-erase", function (root, signal) {
    root.querySelector("button").addEventListener(
      "click",
      () => {
        root.querySelector("[role=status]").textContent = ipt.store.eraseAll()
          ? "Everything this course kept on this device is erased."
          : "This browser does not let the course keep or erase anything.";
      },
      { signal }
    );
    ipt.scripted(root, true);
    return () => ipt.scripted(root, false);
  });
})((window.ipt = window.ipt || {}));
