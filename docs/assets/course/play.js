/* A practice session as its page holds it: what is said and offered in a state, where a reply leads, and what the
   debrief makes of a path. The same as ipt_course/practice in Python; nothing here changes the page. */
(function (ipt) {
  "use strict";

  const SOUND = 3;
  const SIGNS = {
    "=": (a, b) => a === b,
    "!=": (a, b) => a !== b,
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
  };
  const pairs = (text) => (text ? text.split(" ").map((pair) => pair.split(":")) : []);

  /* "alliance <= 1 and linked = 0" */
  function holds(when, state) {
    const test = ([name, sign, number]) => SIGNS[sign](state[name], +number);
    return !when || when.split(" and ").every((part) => test(part.split(" ")));
  }

  ipt.play = function (root) {
    const all = (selector, within = root) => Array.from(within.querySelectorAll(selector));
    const bounds = pairs(root.dataset.state);
    const turns = all("[data-turn]");
    const turn = (id) => turns.find((one) => one.dataset.turn === id);
    const start = () => Object.fromEntries(bounds.map(([name, starts]) => [name, +starts]));
    const shown = (parts, state) => parts.filter((part) => holds(part.dataset.when, state));

    function changed({ dataset }, state) {
      const by = Object.fromEntries(pairs(dataset.changes));
      const cut = ([name, , low, high]) => [name, Math.min(Math.max(state[name] + +(by[name] || 0), low), high)];
      return Object.fromEntries(bounds.map(cut));
    }

    function leadsTo({ dataset }, after) {
      const forks = dataset.forks ? dataset.forks.split("; ").map((fork) => fork.split(": ")) : [];
      const taken = forks.find(([when]) => holds(when, after));
      return taken ? taken[1] : dataset.next;
    }

    const line = (at, state) => shown(all("[data-line]", at), state)[0];
    const offered = (at, state) => shown(all("[data-reply]", at), state);

    /* As far as each reply is offered when its time comes; `at` is undefined in the debrief. */
    function walk(path) {
      const steps = [];
      let at = turns[0];
      let state = start();
      for (const id of path) {
        const reply = at && offered(at, state).find((one) => one.dataset.reply === id);
        if (!reply) break;
        const after = changed(reply, state);
        steps.push({ at, state, reply, after });
        at = turn(leadsTo(reply, after));
        state = after;
      }
      return { steps, at, state };
    }

    const level = ({ reply }, marker) => +(Object.fromEntries(pairs(reply.dataset.markers))[marker] || 1);
    const isDue = ({ at }, marker) => at.dataset.due.split(" ").includes(marker);

    function debrief(path) {
      const { steps, at, state } = walk(path);
      const ids = (test) => steps.filter(test).map(({ reply }) => reply.dataset.reply);
      const rated = (effect) => ids(({ reply }) => reply.dataset.effect === effect);
      const harmful = rated("harmful");
      const markers = {};
      root.dataset.names.split(";").forEach((name) => {
        const [marker] = name.split(":");
        const due = steps.filter((step) => isDue(step, marker));
        if (due.length) markers[marker] = [due.filter((step) => level(step, marker) >= SOUND).length, due.length];
      });
      const remarks = all("[data-remark]");
      return {
        finished: !at && steps.length === path.length,
        state,
        remarks: shown(remarks, state).map((one) => remarks.indexOf(one)),
        harmful,
        missed_affect: ids((step) => isDue(step, "feeling") && level(step, "feeling") < SOUND),
        drift: ids(({ reply }) => reply.dataset.habit),
        markers,
        turning: [...harmful, ...rated("unhelpful")][0] || null,
      };
    }

    return { turns, line, offered, walk, debrief };
  };
})((window.ipt = window.ipt || {}));
