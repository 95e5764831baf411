/* What a finished quiz tells: a sentence, and (map.js) where to look. The words stand in the page (quiz_parts.html). */
(function (ipt) {
  "use strict";

  const { find } = ipt.item;

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
      `${count(({ did }) => did === "right")} of ${marks.length} right` +
      say("partly", count(({ did, raw }) => did === "wrong" && raw)) +
      "." +
      say("sure", sure) +
      say(sure ? "more" : "harm", harmful) +
      say("wrong", having("sure_and_wrong")) +
      say("reached", reached && !sure && !harmful)
    );
  }

  function show(root, marks) {
    const said = find(root, "quiz__result");
    const map = find(root, "map");
    said.textContent = marks.length ? sentence(said.dataset, marks, root.dataset.mastery) : "";
    if (map) ipt.map(map, marks); // a case has the sentence alone
  }

  ipt.result = {
    /* Once every item is answered. */
    paint: (root, items) => show(root, items.flatMap(mark)),
    clear: (root) => show(root, []),
  };
})((window.ipt = window.ipt || {}));
