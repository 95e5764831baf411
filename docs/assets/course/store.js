/* The learner's answers on this device. Only this file writes answers; others read storage, or write of their own.

   One entry an item, `ipt:item:ID`:
   {"version":1,"revision":2,"attempts":[{"response":["a"],"certainty":"sure","score":1,"sound":true,"at":"…Z"}]}
   Sound is what is right and would do no harm. `seen` and `behind` are of due.js.
   An attempt made under another revision of the item says so itself: {"revision":1,…}. */
(function (ipt) {
  "use strict";

  const VERSION = 1;
  const KEPT = 20;
  const ITEM = "ipt:item:";
  const SET_ASIDE = "ipt:set-aside:";
  // What there may be to tell; the words stand in the page.
  const NEWER = "newer";

  const pending = {}; // attempts by item that storage has not taken (yet)
  const told = {};
  let untold = "";

  function warn(name) {
    if (!told[name]) untold = name;
    told[name] = true;
  }

  /* undefined when storage is absent, full or refuses. */
  function guarded(use) {
    try {
      return use(window.localStorage);
    } catch (error) {
      warn("notKept");
    }
  }
  const get = (key) => guarded((storage) => storage.getItem(key));
  const put = (key, text) => guarded((storage) => (storage.setItem(key, text), true));

  /* The attempts in an entry; NEWER for a version to come; null for what cannot be understood. */
  function parse(text) {
    let entry;
    try {
      entry = JSON.parse(text);
    } catch (error) {
      return null;
    }
    if (!entry) return null;
    if (entry.version > VERSION) return NEWER;
    if (entry.version === undefined && entry.response) entry = fromVersion0(entry);
    const sound =
      entry.version === VERSION &&
      entry.revision > 0 &&
      Array.isArray(entry.attempts) &&
      entry.attempts.every((attempt) => attempt && Array.isArray(attempt.response));
    return sound ? entry.attempts.map((attempt) => ({ revision: entry.revision, ...attempt })) : null;
  }

  function fromVersion0(entry) {
    const { revision, response, certainty = null, score } = entry;
    return { version: 1, revision, attempts: [{ response, certainty, score, at: null }] };
  }

  function pack(attempts) {
    const current = attempts[attempts.length - 1].revision;
    const bare = ({ revision, ...rest }) => (revision === current ? rest : { revision, ...rest });
    return JSON.stringify({ version: VERSION, revision: current, attempts: attempts.slice(-KEPT).map(bare) });
  }

  /* What cannot be understood is kept beside, never lost. */
  function setAside(key, text) {
    let place = SET_ASIDE + key;
    while (get(place) != null) place += "+";
    return put(place, text);
  }

  function read(id) {
    const text = get(ITEM + id);
    const attempts = text == null ? [] : parse(text);
    if (attempts === NEWER) warn(NEWER);
    if (attempts === null) warn("unreadable");
    return { text, attempts };
  }

  /* Reads the entry again first, so that what another tab wrote meanwhile is kept. */
  function write(id) {
    const { text, attempts } = read(id);
    if (text === undefined || attempts === NEWER) return;
    if (attempts === null && !setAside(ITEM + id, text)) return;
    if (put(ITEM + id, pack((attempts || []).concat(pending[id])))) delete pending[id];
  }

  /* Every attempt at an item that is known, with the revision it answered. */
  function known(id) {
    const { attempts } = read(id);
    return (Array.isArray(attempts) ? attempts : []).concat(pending[id] || []);
  }

  ipt.store = {
    /* undefined if there is none. */
    latest: (id) => known(id).pop(),
    tries: (id, revision) => known(id).filter((attempt) => attempt.revision === revision).length,
    add(id, revision, attempt) {
      (pending[id] = pending[id] || []).push({ revision, ...attempt, at: new Date().toISOString() });
      write(id);
    },
    erase(ids) {
      ids.forEach((id) => {
        delete pending[id];
        const remove = (key) => guarded((storage) => storage.removeItem(key));
        remove(ITEM + id);
        for (let place = SET_ASIDE + ITEM + id; get(place) != null; place += "+") remove(place);
      });
    },
    guarded,
    /* What the learner should know about storage, by name; each comes out once a page. */
    notice() {
      const name = untold;
      untold = "";
      return name;
    },
  };
})((window.ipt = window.ipt || {}));
