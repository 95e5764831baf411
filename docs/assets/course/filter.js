/* <ipt-filter>: shows of a list what the form asks for. The choice stands after the # of the address, so that it can be
   sent to others; nothing is stored. */
(function (ipt) {
  "use strict";

  ipt.define("ipt-filter", function (root, signal) {
    const form = root.querySelector("form");
    const selects = Array.from(form.querySelectorAll("select"));
    const folded = form.querySelector("details");
    const count = form.querySelector("[role=status]");
    const reset = form.querySelector("[type=reset]");
    const groups = Array.from(root.querySelectorAll("section:has(> ul)"), (group) => ({
      group,
      items: Array.from(group.querySelectorAll("li"), (item) => ({ item, has: facets(item.dataset) })),
    }));

    function facets(dataset) {
      return Object.fromEntries(Object.entries(dataset).map(([name, values]) => [name, values.split(" ")]));
    }

    function show(wanted) {
      let shown = 0;
      groups.forEach(({ group, items }) => {
        const before = shown;
        items.forEach(({ item, has }) => {
          item.hidden = !wanted.every(({ name, value }) => has[name].includes(value));
          if (!item.hidden) shown++;
        });
        group.hidden = shown === before;
      });
      return shown;
    }

    function follow() {
      const wanted = selects.filter((select) => select.value);
      const shown = show(wanted);
      const all = count.dataset.all;
      count.textContent = wanted.length ? `${shown || "None"} of ${all} cases.` : `All ${all} cases.`;
      reset.hidden = !wanted.length;
      return wanted;
    }

    function keep() {
      const query = new URLSearchParams(follow().map(({ name, value }) => [name, value])).toString();
      try {
        history.replaceState(null, "", query ? "#" + query : location.pathname + location.search);
      } catch {
        // In a frame without an address of its own there is nothing to keep it in.
      }
    }

    function read() {
      const { hash } = location;
      if (hash && !hash.includes("=")) return; // a place in the page
      const query = new URLSearchParams(hash.slice(1));
      selects.forEach((select) => {
        select.value = query.get(select.name) || "";
        if (select.selectedIndex < 0) select.value = "";
        if (select.value && folded.contains(select)) folded.open = true;
      });
      follow();
    }

    form.addEventListener("change", keep, { signal });
    form.addEventListener(
      "reset",
      () =>
        setTimeout(() => {
          keep();
          selects[0].focus();
        }),
      { signal }
    );
    addEventListener("hashchange", read, { signal });
    ipt.scripted(root, true);
    follow();
    read();

    return function () {
      show([]);
      ipt.scripted(root, false);
    };
  });
})((window.ipt = window.ipt || {}));
