/* <ipt-worksheet>: print, empty, and a warning before a page with writing on it is left. Nothing is kept. */
(function (ipt) {
  "use strict";

  ipt.define("ipt-worksheet", function (root, signal) {
    const form = root.querySelector("form");
    const fields = [...form.querySelectorAll("textarea, input")];
    const written = () => fields.some((field) => (field.type === "checkbox" ? field.checked : field.value));

    function warn(event) {
      if (written()) event.preventDefault();
    }
    /* A field as tall as what stands in it, so that paper shows all of it. */
    function fit({ target }) {
      if (target.tagName !== "TEXTAREA") return;
      target.style.height = "";
      if (target.scrollHeight > target.clientHeight) target.style.height = `${target.scrollHeight + 2}px`;
    }

    form.reset();
    form.addEventListener("input", fit, { signal });
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    root.querySelector("[data-do=print]").addEventListener("click", () => print(), { signal });
    root.querySelector("[data-do=clear]").addEventListener(
      "click",
      () => {
        form.reset();
        fields.forEach((field) => (field.style.height = ""));
        fields[0].focus();
      },
      { signal }
    );
    addEventListener("beforeunload", warn, { signal });
    ipt.scripted(root, true);
    return () => ipt.scripted(root, false);
  });
})((window.ipt = window.ipt || {}));
