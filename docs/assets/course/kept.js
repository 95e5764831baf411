/* An entry of any form that is read and written whole, such as the path through a practice session. It stands apart from
   store.js, which is on every page of items, where bytes count. */
(function (ipt) {
  "use strict";

  const NOT_KEPT = "What you do here will not be kept after you close this page.";
  const NEWER = "A newer version of the course has saved this here, which is left as it is. " + NOT_KEPT;

  /* Undefined if there is none, or it cannot be read. */
  function read(key) {
    try {
      return JSON.parse(window.localStorage.getItem(key)) || undefined;
    } catch (error) {
      return undefined;
    }
  }

  /* Writes it, or with null removes it; returns what the learner should know. */
  function write(key, entry, version) {
    const there = read(key);
    if (there && there.version > version) return NEWER;
    try {
      if (entry) window.localStorage.setItem(key, JSON.stringify(entry));
      else window.localStorage.removeItem(key);
    } catch (error) {
      return NOT_KEPT;
    }
    return "";
  }

  ipt.kept = { read, write };
})((window.ipt = window.ipt || {}));
