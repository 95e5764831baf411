/* What a finished quiz tells: a sentence, a picture of how sure the learner was by what the answers would do, and
   the table behind it. Words, frames and rows stand in the page (quiz_parts.html); this puts them together. */
(function (ipt) {
  "use strict";

  const { all, find } = ipt.item;

  /* What there is to say of an item; nothing of one that is never scored. */
  function mark(item, at) {
    const { response, certainty } = ipt.item.chosen(item);
    const { outcome } = item.dataset;
    const score = ipt.score(item, response);
    return score ? { ...score, at, certainty, outcome, did: /harm|wrong|right/.exec(outcome)[0] } : [];
  }

  function sentence(words, marks, mastery) {
    const count = (wanted) => marks.filter(wanted).length;
    const having = (outcome) => count((mark) => mark.outcome === outcome);
    const say = (name, number) => (number ? words[name + (number > 1 ? "Many" : "One")].replace("#", number) : "");
    const sure = having("sure_and_harmful");
    const harmful = having("harmful");
    const reached = marks.reduce((sum, { scaled }) => sum + scaled, 0) >= mastery * marks.length;
    return (
      `${count(({ right }) => right)} of ${marks.length} right` +
      say("partly", count(({ right, raw }) => !right && raw)) +
      "." +
      say("sure", sure) +
      say(sure ? "more" : "harm", harmful) +
      say("wrong", having("sure_and_wrong")) +
      say("reached", reached && !sure && !harmful)
    );
  }

  function draw(map, marks) {
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
  }

  function show(root, marks) {
    const said = find(root, "quiz__result");
    const map = find(root, "map");
    said.textContent = marks.length ? sentence(said.dataset, marks, root.dataset.mastery) : "";
    if (map) draw(map, marks); // a case has the sentence alone
  }

  ipt.result = {
    /* Once every item is answered. */
    paint: (root, items) => show(root, items.flatMap(mark)),
    clear: (root) => show(root, []),
  };
})((window.ipt = window.ipt || {}));
