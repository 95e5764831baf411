/* The map of a result: a picture of how sure the learner was by what the answers would do, and the table behind it.
   Frames and rows stand in the page (quiz_parts.html); this puts them together. */
(function (ipt) {
  "use strict";

  const { all, find } = ipt.item;

  ipt.map = function (map, marks) {
    const the = (name, value) => map.querySelector(`[data-${name}=${value}]`);
    const rows = find(map, "map__rows").content.children;
    map.hidden = !marks.length;
    all(map, "[data-cell], [data-group]").forEach((frame) => {
      frame.hidden = frame.dataset.group;
      frame.replaceChildren(...all(frame, ".ipt-map__head"));
    });
    marks.forEach(({ at, certainty, outcome, did, raw, max }) => {
      const row = rows[at].cloneNode(true);
      const dot = row.querySelector("a").cloneNode();
      const [, sure, came] = row.cells;
      // For the mouse; by keyboard the table, which comes next, leads to the same places.
      dot.tabIndex = -1;
      dot.append(at + 1);
      came.append(the("label", did).textContent, max > 1 ? `, ${raw} of ${max}` : "");
      const group = the("group", outcome);
      group.hidden = false;
      group.append(row);
      if (!certainty) return;
      sure.textContent = the("label", certainty).textContent;
      the("cell", certainty + "-" + did).append(dot);
    });
    all(map, "[data-right]").forEach((place) => {
      const given = marks.filter(({ certainty }) => certainty === place.dataset.right);
      const right = given.filter(({ did }) => did === "right");
      place.textContent = given.length ? `${right.length} of ${given.length}` : "";
    });
  };
})((window.ipt = window.ipt || {}));
