/* How a response is marked, from what the item's element says of itself: data-kind, -keys, -harmful, -decisive.
   The same as hooks/ipt_course/kinds/marking.py; tests/golden/responses.yml runs through both. */
(function (ipt) {
  "use strict";

  const RATINGS = ["skilled", "acceptable", "unhelpful", "harmful"];

  const words = (list) => (list ? list.split(" ") : []);
  const total = (list, points) => list.reduce((sum, one) => sum + points(one), 0);

  /* `a:2`, `b:1` says `b<a`. */
  function order(response) {
    const places = response.map((value) => /^([a-z0-9-]+):([1-9])$/.exec(value)).filter(Boolean);
    return places.flatMap(([, one, first]) =>
      places.filter(([, , place]) => first < place).map(([, later]) => one + "<" + later)
    );
  }

  /* What a response says, each thing once. */
  const said = ({ dataset }, response) =>
    Array.from(new Set(dataset.kind === "ordering" ? order(response) : response.map(String)));

  /* All of it that is about what the key decides. */
  const about = (key, facts) => facts.filter((fact) => fact.startsWith(key.split(":")[0] + ":")).join();

  /* Right ones less wrong ones, never below zero; where there is one key, all or nothing. */
  const net = (keys, facts) => Math.max(0, total(facts, (fact) => (keys.includes(fact) ? 1 : -1)));

  /* One point for each thing decided as the key has it, and none without the decisive one. */
  const eachPair = (keys, facts, decisive) =>
    decisive && about(decisive, facts) !== decisive ? 0 : total(keys, (key) => about(key, facts) === key);

  /* Two points for the authors' rating, one for the one next to it. */
  const near = (keys, facts) =>
    total(keys, (key) => {
      const ratings = RATINGS.map((rating) => key.split(":")[0] + ":" + rating);
      const given = ratings.indexOf(about(key, facts));
      return given < 0 ? 0 : Math.max(0, 2 - Math.abs(given - ratings.indexOf(key)));
    });

  const SCORERS = {
    "single-best-answer": net,
    "multiple-response": net,
    "true-false": net,
    matching: eachPair,
    ordering: net,
    "situational-judgement": near,
    "hot-text": net,
    "case-focus": eachPair,
  };

  /* null for a kind that is never scored. */
  ipt.score = function (item, response) {
    const { kind, decisive } = item.dataset;
    const scorer = SCORERS[kind];
    if (!scorer) return null;
    const keys = words(item.dataset.keys);
    const raw = scorer(keys, said(item, response), decisive);
    const [most, rightFrom] = scorer === near ? [2, 0.75] : [1, 1];
    const max = most * keys.length;
    const scaled = raw / max;
    return { raw, max, scaled, right: scaled >= rightFrom };
  };

  /* What the response says that would hurt the patient. */
  ipt.harm = (item, response) => {
    const harmful = words(item.dataset.harmful);
    return said(item, response).filter((fact) => harmful.includes(fact));
  };

  /* null where nothing is scored, or certainty was not asked and the response would have done no harm. */
  ipt.outcome = function (item, response, certainty) {
    const sure = certainty === "sure";
    if (ipt.harm(item, response).length) return sure ? "sure_and_harmful" : "harmful";
    const score = ipt.score(item, response);
    if (!score || !certainty) return null;
    if (score.right) return sure ? "sure_and_right" : "right_but_unsure";
    return sure ? "sure_and_wrong" : "wrong_and_unsure";
  };
})((window.ipt = window.ipt || {}));
