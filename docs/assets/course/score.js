/* How a response to an item is scored, read from the item's own markup. The same rules as
   hooks/ipt_course/score.py; tests/golden/responses.yml runs through both. */
(function (ipt) {
  "use strict";

  const scorers = {
    "single-best-answer": (keys, chosen) => ({
      raw: chosen.length === 1 && keys.includes(chosen[0]) ? 1 : 0,
      max: 1,
    }),
    "multiple-response": (keys, chosen) => {
      const hits = chosen.filter((id) => keys.includes(id)).length;
      return { raw: Math.max(0, hits - (chosen.length - hits)), max: keys.length };
    },
  };

  const optionIds = (item, selector) =>
    Array.from(item.querySelectorAll("[data-option]" + selector), (option) => option.dataset.option);

  ipt.score = function (item, response) {
    const result = scorers[item.dataset.kind](optionIds(item, "[data-key]"), Array.from(new Set(response)));
    result.scaled = result.raw / result.max;
    return result;
  };

  /* null where certainty was not asked, unless the response would have done harm. */
  ipt.outcome = function (item, response, certainty) {
    const sure = certainty === "sure";
    if (optionIds(item, "[data-effect=harmful]").some((id) => response.includes(id)))
      return sure ? "sure_and_harmful" : "harmful";
    if (!certainty) return null;
    if (ipt.score(item, response).scaled === 1) return sure ? "sure_and_right" : "right_but_unsure";
    return sure ? "sure_and_wrong" : "wrong_and_unsure";
  };
})((window.ipt = window.ipt || {}));
