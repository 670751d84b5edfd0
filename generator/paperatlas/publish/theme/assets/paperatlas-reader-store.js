/*
 * What a reader keeps of this site's papers: saved ones, read ones and notes. It stays in this browser, in one text of
 * localStorage that belongs to the path of this site, so that sites of one host keep apart.
 *
 * The text: {"format": 1, "papers": [{"id", "title", "facts", "saved", "read", "note"}]}; `saved` and `read` are times
 * in UTC, left out where a paper is not saved or not read.
 */
"use strict";

(() => {
  const FORMAT = 1;
  const site = new URL("..", new URL(".", document.currentScript.src));
  const KEY = `paperatlas.reader:${site.pathname}`;
  const DAMAGED = `${KEY}:damaged:`;
  const LONGEST = { title: 1000, facts: 400, note: 20_000 };
  const MOST = 10_000;
  const ID = /^[a-z0-9](?:[a-z0-9._-]{0,198}[a-z0-9])?$/i;
  const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
  const subscribers = new Set();

  const isId = (id) => typeof id === "string" && ID.test(id) && !id.includes("..") && id !== "page" && id !== "index";

  const text = (value, longest) => (typeof value === "string" ? value.slice(0, longest) : "");

  const time = (value) => (typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value)) ? value : null);

  /* A paper as it is kept, or null for what is none; whatever else the value has is left behind. */
  const cleaned = (value) => {
    if (value === null || typeof value !== "object" || !isId(value.id)) return null;
    const note = text(value.note, LONGEST.note);
    const [saved, read] = [time(value.saved), time(value.read)];
    if (!saved && !read && !note) return null;
    return { id: value.id, title: text(value.title, LONGEST.title), facts: text(value.facts, LONGEST.facts), saved, read, note };
  };

  /* A text of the storage as papers by their identifiers; `isWhole` says whether all of it was understood. */
  const parsed = (stored) => {
    const papers = new Map();
    if (stored === null) return { papers, isWhole: true, isNewer: false };
    try {
      const { format, papers: listed } = JSON.parse(stored);
      if (typeof format === "number" && format > FORMAT) return { papers, isWhole: true, isNewer: true };
      let isWhole = format === FORMAT;
      for (const value of listed) {
        const paper = cleaned(value);
        if (paper) papers.set(paper.id, paper);
        else isWhole = false;
      }
      return { papers, isWhole, isNewer: false };
    } catch {
      return { papers, isWhole: false, isNewer: false };
    }
  };

  const written = (papers) => JSON.stringify({
    format: FORMAT,
    papers: papers.map((paper) => Object.fromEntries(Object.entries(paper).filter(([, value]) => value))),
  });

  let last = { stored: undefined, state: null };

  /* Everything kept, read anew where the text has changed; `problem` is a sentence where it cannot be read or kept. */
  const read = () => {
    let stored;
    try {
      stored = localStorage.getItem(KEY);
    } catch {
      return { papers: new Map(), isWhole: true, isNewer: false, problem: "Your browser does not let this site keep anything. Allow it to store data, and try again." };
    }
    if (stored !== last.stored) last = { stored, state: parsed(stored) };
    const { isNewer } = last.state;
    return { ...last.state, stored, problem: isNewer ? "Your list was kept by a newer version of this site. Load the page anew before you change it." : null };
  };

  const failed = (message) => ({ isKept: false, message });

  const store = (papers, { stored, isWhole }) => {
    try {
      // What could not be understood is put aside first, so that nothing is written over.
      if (!isWhole) localStorage.setItem(DAMAGED + Date.now(), stored);
      localStorage.setItem(KEY, written([...papers.values()]));
    } catch {
      return failed("Your browser has no room left for this site, so nothing was changed. Export your list, and remove papers or notes.");
    }
    return { isKept: true };
  };

  const tell = () => subscribers.forEach((subscriber) => subscriber());

  /*
   * Keeps papers as they are given ({id, …}), each in the place of the one before; one with nothing to keep goes.
   * The answer has `isKept`; a `message` where it is false, and where it is true `undo()`, which brings back what was there.
   */
  const put = (changed) => {
    const state = read();
    if (state.problem) return failed(state.problem);
    const papers = new Map(state.papers);
    const before = changed.map(({ id }) => papers.get(id) ?? { id });
    for (const paper of changed) {
      const kept = cleaned(paper);
      if (kept) papers.set(kept.id, kept);
      else papers.delete(paper.id);
    }
    if (papers.size > Math.max(MOST, state.papers.size)) return failed(`The list holds ${MOST.toLocaleString("en")} papers and no more. Export it, and remove some.`);
    const done = store(papers, state);
    if (!done.isKept) return done;
    tell();
    return { isKept: true, undo: () => put(before) };
  };

  /* Texts that could not be understood: those put aside, and the present one where it is such. */
  const damaged = () => {
    const { stored, isWhole } = read();
    const found = [];
    try {
      for (let place = 0; place < localStorage.length; place += 1) {
        const key = localStorage.key(place);
        if (key.startsWith(DAMAGED)) found.push({ key, text: localStorage.getItem(key) });
      }
    } catch {
      return [];
    }
    return isWhole ? found : [...found, { key: KEY, text: stored }];
  };

  const forgetDamaged = () => {
    const state = read();
    if (!state.isWhole) store(state.papers, { ...state, isWhole: true });
    damaged().forEach(({ key }) => key !== KEY && localStorage.removeItem(key));
    tell();
  };

  window.addEventListener("storage", (event) => (event.key === KEY || event.key === null) && tell());
  window.addEventListener("pageshow", (event) => event.persisted && tell());

  window.paperatlasReader = {
    site, isId, cleaned, put, damaged, forgetDamaged, LONGEST,
    read: () => read(),
    get: (id) => read().papers.get(id) ?? { id, title: "", facts: "", saved: null, read: null, note: "" },
    subscribe: (subscriber) => subscribers.add(subscriber),
    now: () => new Date().toISOString(),
    /* The whole address of a page of the site; from a disk a folder's page is a file. */
    addressOf: (path) => new URL(location.protocol === "file:" ? `${path}index.html` : path, site).href,
  };
})();
