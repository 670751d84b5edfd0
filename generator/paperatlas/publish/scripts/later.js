/* What is loaded when somebody needs it: the search with the first sign that somebody will search, since few readers
   of a single paper do; a reader's own marks, and the copy for times without network, when the page is there. */
(() => {
  const assets = new URL(".", document.currentScript.src);
  const PARTS = ["paperatlas-search-query.js", "paperatlas-search-text.js", "paperatlas-search.js", "paperatlas-search-box.js"];
  const PAGE = ["paperatlas-search-facets.js", "paperatlas-search-keep.js", "paperatlas-search-page.js"];
  const loading = new Map();

  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement("script"), { src: new URL(name, assets), async: false });
        script.addEventListener("load", resolve);
        script.addEventListener("error", reject);
        // Not in the head, from which the theme removes what the next page does not have.
        document.body.append(script);
      }));
    }
    return loading.get(name);
  };

  const loadStyle = (name) => {
    if (loading.has(name)) return loading.get(name);
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(name, assets) });
    loading.set(name, new Promise((resolve) => {
      style.addEventListener("load", resolve);
      style.addEventListener("error", resolve);
    }));
    document.body.append(style);
    return loading.get(name);
  };

  const loadBox = () => Promise.all([loadStyle("paperatlas-search.css"), ...PARTS.map(load)]);

  const box = () => document.querySelector(".pa-find");

  const open = () => {
    box().classList.add("pa-find--open");
    box().querySelector("input").focus();
  };

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /* What the box has beside its field: pages hold only what shows before somebody searches. */
  const complete = () => {
    const words = box()?.querySelector("input");
    if (!words || words.hasAttribute("role")) return;
    const attributes = {
      inputmode: "search", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "pa-found",
      autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "search",
    };
    for (const [key, value] of Object.entries(attributes)) words.setAttribute(key, value);
    words.parentElement.prepend(element(
      "button", { class: "pa-find__close md-icon", type: "button", "aria-label": "Close the search" },
      element("i", { class: "pa-icon pa-icon--back" }),
    ));
    words.parentElement.append(
      element(
        "div", { class: "pa-find__panel", hidden: "" },
        element("p", { class: "pa-find__note" }),
        element("div", { class: "pa-find__found", id: "pa-found", role: "listbox", "aria-label": "What the search found" }),
      ),
      element("p", { class: "pa-find__said", role: "status" }),
    );
  };

  complete();

  const isTyping = (target) => target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key) || isTyping(event.target)) return;
    event.preventDefault();
    const page = document.querySelector(".pa-finder input[type=search]");
    if (page) page.focus();
    else open();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest(".pa-find__open, .pa-search")) open();
  });

  for (const type of ["focusin", "pointerover", "touchstart"]) {
    document.addEventListener(type, (event) => {
      if (event.target instanceof Element && event.target.closest(".pa-find, .pa-search")) loadBox();
    }, { passive: true });
  }

  const prepare = () => {
    const place = document.querySelector(".pa-finder");
    if (!place) return;
    Promise.all([loadBox(), ...PAGE.map(load)]).then(() => window.paperatlasFinder.openPage(place), () => {
      place.classList.add("pa-finder--failed");
    });
  };

  // The theme may come late, so the first page is not waited for.
  prepare();
  window.document$?.subscribe(prepare);

  /* The reader's own marks and list come when the page is there. */
  const READER = ["paperatlas-reader-store.js", "paperatlas-reader.js"];
  const LIST = ["paperatlas-saved-files.js", "paperatlas-saved-share.js", "paperatlas-saved-page.js"];

  const prepareReader = async () => {
    await Promise.all([loadStyle("paperatlas-reader.css"), ...READER.map(load)]);
    window.paperatlasReader.dress();
    const list = document.querySelector(".pa-saved");
    if (list) {
      await Promise.all(LIST.map(load));
      window.paperatlasReader.openPage(list);
    }
    const visited = document.querySelector(".pa-visited:empty");
    if (visited) {
      await load("paperatlas-visited.js");
      await window.paperatlasReader.showVisited(visited);
    }
  };

  /* A copy for times without network is kept where the site offers one and the reader does not save data. */
  const keepCopy = async () => {
    if (!document.querySelector("link[rel=manifest]") || !navigator.serviceWorker || navigator.connection?.saveData) return;
    await navigator.serviceWorker.register(new URL("../sw.js", assets), { updateViaCache: "none" });
    if (navigator.serviceWorker.controller) return;
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ keep: [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)] });
  };

  window.addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(() => keepCopy().catch(() => {})));

  const whenIdle = () => (window.requestIdleCallback ?? setTimeout)(() => {
    prepareReader().catch(() => document.querySelector(".pa-saved")?.classList.add("pa-saved--failed"));
  });

  window.paperatlas = { loadSearch: loadBox };
  if (document.readyState === "complete") whenIdle();
  else window.addEventListener("load", whenIdle);
  window.document$?.subscribe(() => document.readyState === "complete" && whenIdle());
})();
