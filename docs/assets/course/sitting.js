/* What the review asks now of the items that are due. */
(function (ipt) {
  "use strict";

  const { AT_ONCE } = ipt.schedule;

  /* One after the other; of two modules where there are two, and else in the order given, the longest overdue first. */
  function interleave(items) {
    const rest = items.slice();
    const mixed = [];
    const count = (module) => rest.filter((one) => one.module === module).length;
    while (rest.length) {
      const last = mixed.length && mixed[mixed.length - 1].module;
      const others = rest.filter(({ module }) => module !== last);
      // A module with more than half of what is left must be next, or it ends in a row.
      const next = others.find(({ module }) => 2 * count(module) > rest.length) || others[0] || rest[0];
      mixed.push(...rest.splice(rest.indexOf(next), 1));
    }
    return mixed;
  }

  /* Of items with { id, module, wait }. */
  ipt.sitting = function (items) {
    const due = items.filter(({ wait }) => wait <= 0);
    due.sort((one, other) => one.wait - other.wait || (one.id < other.id ? -1 : 1));
    return interleave(due.slice(0, AT_ONCE));
  };
})((window.ipt = window.ipt || {}));
