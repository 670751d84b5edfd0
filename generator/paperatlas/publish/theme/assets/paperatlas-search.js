/* The way to the query core: a worker, or where there is none (a page opened from a disk) the same script in the page. */
"use strict";

(() => {
  const finder = window.paperatlasFinder;
  const assets = new URL(".", document.currentScript.src);
  const site = new URL("..", assets);
  const CORE = "paperatlas-search-worker.js";
  const waiting = new Map();
  let last = 0;
  let channel = null;

  /* The core leaves a search unanswered where a newer one came. */
  const isSearch = (type) => type === "search" || type === "near";

  const receive = (answer) => {
    const told = waiting.get(answer.id);
    if (!told) return;
    waiting.delete(answer.id);
    if (answer.type === "failed") told.reject(new Error(answer.message));
    else told.resolve(answer);
    if (!isSearch(told.type)) return;
    for (const [id, older] of waiting) {
      if (id > answer.id || !isSearch(older.type)) continue;
      waiting.delete(id);
      older.reject(Object.assign(new Error("a newer search came"), { isLate: true }));
    }
  };

  const failAll = () => {
    for (const told of waiting.values()) told.reject(new Error("the search could not be loaded"));
    waiting.clear();
    channel = null;
  };

  const inPage = () => new Promise((resolve, reject) => {
    const script = finder.element("script", { src: new URL(CORE, assets).href });
    script.addEventListener("load", () => {
      const port = window.paperatlasSearchPort(receive);
      resolve((message) => port.postMessage(message));
    });
    script.addEventListener("error", () => reject(new Error("the search could not be loaded")));
    document.body.append(script);
  });

  const inWorker = async () => {
    const worker = new Worker(new URL(CORE, assets));
    worker.addEventListener("message", ({ data }) => receive(data));
    worker.addEventListener("error", failAll);
    return (message) => worker.postMessage(message);
  };

  const open = async () => {
    const send = await (location.protocol === "file:" ? inPage() : inWorker());
    send({ type: "start", base: new URL("search/", assets).href, root: site.href });
    return send;
  };

  /* Asks the core; the answer comes as a promise. */
  finder.ask = async (message) => {
    channel ??= open().catch((error) => {
      channel = null;
      throw error;
    });
    const send = await channel;
    const id = last += 1;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, type: message.type });
      send({ ...message, id });
    });
  };

  /* Asks for results; only the answer to the last question is shown. */
  finder.asker = (show, fail) => {
    let newest = 0;
    const run = async (message, context) => {
      const mine = newest += 1;
      try {
        const answer = await finder.ask(message);
        if (mine === newest) show(answer, context);
      } catch (error) {
        if (mine !== newest) return;
        if (error.isLate) run(message, context);
        else fail(error);
      }
    };
    return run;
  };

  /* The whole address of a page of the site; from a disk a folder's page is a file. */
  finder.addressOf = (path) => {
    const isFolder = location.protocol === "file:" && (path === "" || path.endsWith("/"));
    return new URL(isFolder ? `${path}index.html` : path, site).href;
  };

  finder.dataAddress = (path) => new URL(`search/${path}`, assets).href;

  finder.searchPage = (state) => finder.addressOf("search/") + finder.toAddress(state);
})();
