/* When an item comes back, told from the record of its attempts alone: there is no second store that could disagree.

   An answer that was missed, would harm or was not sure brings its item into the review. It comes back after 1 day; each
   sound answer on or after its day takes it on to 3, 7 and 21 days, and the one after 21 takes it out. Whatever was
   missed, would harm or was guessed begins again at 1. To go on it is enough to be fairly sure: were "Sure" the price,
   learners would learn to press it. A sound answer before its day changes nothing, so that asking oneself four times
   in a minute is not a month of review. Days are 24 hours each, whatever summer time and time zones do.

   A revised item is another text: the steps climbed on the old one do not count for it, so it is asked one day after
   the last answer. It is not taken out, since what was missed has not been learnt. */
(function (ipt) {
  "use strict";

  const DAY = 864e5;
  const STEPS = [1, 3, 7, 21];
  const AT_ONCE = 20; // items that are asked
  const KEPT = 20; // attempts that store.js keeps

  /* When the time of an attempt began, as told by the clock that now says `now`; undefined while nobody can know.
     A clock may jump a year and back, and a jump ahead looks like months away until it ends. So time is only counted
     where a clock that has not jumped back since could have counted it:
     - An attempt dated later than now was made by a clock that was ahead, or the clock is behind. Its time runs from
       `seen`, when it was first met dated so. Once the clock is past its date, that alone counts: a clock that falls
       behind and comes back makes nothing due.
     - An attempt made while the clock was behind a time it had already shown carries that time, `behind`. Once the
       clock is past it again, the date of the attempt means nothing; its time runs from `seen`, met after that.
     due.js writes both. What is unsure is counted as less, so that an item may wait longer and is never early. */
  function since({ at, seen, behind }, now) {
    const [made, met, past] = [at, seen, behind].map((time) => Date.parse(time));
    const back = now >= past;
    if (made <= now && !back) return made;
    if (met <= now && !(back && met < past)) return met;
  }

  function elapsed(attempt, now) {
    const start = since(attempt, now);
    return start === undefined ? 0 : now - start;
  }

  /* Attempts from before this was kept say it by their score. */
  const isSound = ({ score, sound = score === 1, certainty }) => sound && certainty !== "guessing";

  /* Milliseconds from the attempt that counts to when the item is due. */
  const interval = ({ step, from }, revision) => DAY * STEPS[from.revision === revision ? step : 0];

  /* `from` is the last attempt that counted, `step` where it led; null for what does not come back. */
  function follow(place, attempt) {
    if (attempt.score == null) return place; // of a kind that is never scored
    if (!isSound(attempt)) return { step: 0, from: attempt };
    if (!place) return attempt.certainty === "fairly-sure" ? { step: 0, from: attempt } : null;
    const { from } = place;
    if (elapsed(from, Date.parse(attempt.at)) < interval(place, attempt.revision)) return place;
    const step = from.revision === attempt.revision ? place.step + 1 : 1;
    return step < STEPS.length ? { step, from: attempt } : null;
  }

  ipt.schedule = {
    DAY,
    AT_ONCE,
    since,
    /* Where an item stands: `from` is the attempt from which its time runs; null for one that does not come back.
       Attempts are in the order in which they were made, each with the revision it answered. Of a full record the
       beginning is lost, and with it perhaps a miss: it counts as missed before. */
    place(attempts) {
      const [first] = attempts;
      const full = attempts.length >= KEPT && first.score != null;
      return attempts.reduce(follow, full ? { step: 0, from: first } : null);
    },
    /* Milliseconds until an item that stands there and whose revision is now `revision` is due: 0 or less when it is. */
    wait: (place, revision, now) => interval(place, revision) - elapsed(place.from, now),
  };
})((window.ipt = window.ipt || {}));
