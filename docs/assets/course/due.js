/* Which items are in review on this device. On every page, so it reads the records itself (their form: store.js), and
   adds to attempts what schedule.js must know of the clock: `seen` and `behind`. */
(function (ipt) {
  "use strict";

  const here = document.currentScript && document.currentScript.src;

  const ITEM = "ipt:item:";
  const CLOCK = "ipt:clock";

  /* What an entry says, and where its item stands; nothing for one that store.js would set aside. */
  function read(storage, key) {
    try {
      const entry = JSON.parse(storage.getItem(key));
      const { version, revision } = entry;
      if (version > 1) return [];
      const attempts = version ? entry.attempts : [entry];
      const told = attempts.map((attempt) => ({ revision, ...attempt }));
      return { key, entry, attempts, told, place: ipt.schedule.place(told) };
    } catch (error) {
      return [];
    }
  }

  function readAll(storage) {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
    return keys.filter((key) => key.startsWith(ITEM)).flatMap((key) => read(storage, key));
  }

  /* What the clock last showed and, from a jump back until it gets there again, the time it is behind: undefined
     else. An entry of its own, as records do not tell which of their attempts came last. Times are text here, which
     sorts as they do. */
  function look(storage, now) {
    let { shown, behind } = JSON.parse(storage.getItem(CLOCK)) || {};
    if (now < shown) behind = shown;
    else if (!(now < behind)) behind = undefined;
    storage.setItem(CLOCK, JSON.stringify({ version: 1, shown: now, behind }));
    return behind;
  }

  function add(storage, { key, entry, attempts, told }, attempt, name, time) {
    attempts[told.indexOf(attempt)][name] = attempt[name] = time;
    storage.setItem(key, JSON.stringify(entry));
  }

  /* From now on the time of an attempt runs that could not be dated; once told it is never made earlier. */
  function meet(storage, one, now) {
    const { from } = one.place;
    const { seen, behind } = from;
    const known = seen && !(seen < behind && behind <= now);
    if (!known && ipt.schedule.since(from, Date.parse(now)) === undefined) add(storage, one, from, "seen", now);
  }

  /* Undefined where storage is refused. */
  function guarded(use) {
    try {
      return use(window.localStorage);
    } catch (error) {}
  }

  const loading = (ipt.loading = ipt.loading || {});

  ipt.due = {
    /* A script of review/: index.js sets `ipt.index`, module → id → revision; MODULE.js adds to `ipt.bank`, id → HTML. */
    load(name) {
      loading[name] ||= new Promise((onload, onerror) => {
        const src = new URL(`review/${name}.js`, here);
        document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
      });
      return loading[name];
    },
    /* Id → place of each item in review. */
    records(now) {
      const found = guarded((storage) => {
        const all = readAll(storage);
        const when = new Date(now).toISOString();
        if (all[0]) look(storage, when);
        const ones = all.filter(({ place }) => place);
        ones.forEach((one) => meet(storage, one, when));
        return ones.map(({ key, place }) => [key.slice(ITEM.length), place]);
      });
      return new Map(found);
    },
    /* Of those, what the course still has, with how long it waits. */
    waiting(index, now) {
      const records = ipt.due.records(now);
      return Object.entries(index).flatMap(([module, items]) =>
        Object.entries(items)
          .filter(([id]) => records.has(id))
          .map(([id, revision]) => ({
            id,
            module,
            revision,
            wait: ipt.schedule.wait(records.get(id), revision, now),
          }))
      );
    },
    /* The last attempt at an item has just been made. */
    stamp(id) {
      guarded((storage) => {
        const one = read(storage, ITEM + id);
        const last = one.told[one.told.length - 1];
        const behind = look(storage, last.at);
        if (behind) add(storage, one, last, "behind", behind);
      });
    },
  };

  document.addEventListener("ipt-attempt", ({ detail }) => ipt.due.stamp(detail.item));
})((window.ipt = window.ipt || {}));
