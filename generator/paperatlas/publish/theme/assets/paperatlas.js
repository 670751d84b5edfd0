/* What pages do beyond being read. Everything works without it; it needs no other script. */
"use strict";

/* The search is loaded with the first sign that somebody will search: few readers of a single paper do. */
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

  // On a disk the theme never says that a page is there, so the first one is not waited for.
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

(() => {
  const FEWEST = 8;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const ORDERS = {
    closest: ["Closest first", (one, other) => one.place - other.place],
    newest: ["Newest first", (one, other) => other.date.localeCompare(one.date) || one.place - other.place],
    oldest: ["Oldest first", (one, other) => (one.date || "9").localeCompare(other.date || "9") || one.place - other.place],
    title: ["By title", (one, other) => one.title.localeCompare(other.title)],
  };

  const rowsOf = (list) => Array.from(list.children, (item, place) => ({
    item,
    place,
    text: fold(item.textContent),
    title: item.querySelector("strong").textContent,
    // Where only the year is known, the line begins with it.
    date: item.querySelector("[data-date]")?.dataset.date ?? /^\s*\d{4}\b/.exec(item.querySelector("small")?.textContent)?.[0].trim() ?? "",
    code: Boolean(item.querySelector("small a")),
  }));

  /* A choice of the order of a list's papers; at first they stand in the first one. */
  const orderOf = (list, rows, names) => {
    const order = element("select", {}, ...names
      .map((value) => element("option", { value, textContent: ORDERS[value][0] })));
    order.setAttribute("aria-label", "Order of the papers");
    order.addEventListener("change", () => list.append(...rows.sort(ORDERS[order.value][1]).map((row) => row.item)));
    return order;
  };

  /* A filter and an order for the papers of a list, on this page of it. */
  const dress = (mark) => {
    const list = mark.nextElementSibling;
    if (!list || list.tagName !== "UL" || list.children.length < FEWEST || mark.dataset.dressed) return;
    mark.dataset.dressed = "true";
    const rows = rowsOf(list);
    const words = element("input", { type: "search", placeholder: "Filter this page", autocomplete: "off" });
    words.setAttribute("aria-label", "Filter the papers of this page");
    const order = orderOf(list, rows, ["newest", "oldest", "title"]);
    const code = element("input", { type: "checkbox" });
    const said = element("output", {});
    said.setAttribute("aria-live", "polite");
    const tools = element("div", { className: "pa-tools" }, words, order,
      ...(rows.some((row) => row.code) && !rows.every((row) => row.code) ? [element("label", {}, code, " with code")] : []), said);
    const show = () => {
      const wanted = fold(words.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        row.item.hidden = !(wanted.every((word) => row.text.includes(word)) && (!code.checked || row.code));
        shown += !row.item.hidden;
      }
      said.textContent = shown === rows.length ? "" : shown ? `${shown} of ${rows.length} papers` : "No paper fits: change the filter";
    };
    words.addEventListener("input", show);
    code.addEventListener("change", show);
    mark.before(tools);
  };

  /* Related papers stand the closest first, and may be put in the order of their dates. */
  const dressRelated = (mark) => {
    const list = mark.nextElementSibling;
    if (!list || list.tagName !== "UL" || mark.dataset.dressed) return;
    mark.dataset.dressed = "true";
    const rows = rowsOf(list);
    // Each keeps the number by which the picture knows it.
    for (const { item, place } of rows) {
      item.style.counterIncrement = "none";
      item.style.counterSet = `pa-near ${place + 1}`;
    }
    const picture = mark.closest(".pa").querySelector(".pa-around svg");
    const points = picture?.querySelector("text").getAttribute("x").split(" ").map(Number);
    picture?.addEventListener("click", ({ clientX }) => {
      const box = picture.getBoundingClientRect();
      const across = ((clientX - box.left) / box.width) * picture.viewBox.baseVal.width;
      const place = points.findIndex((point) => Math.abs(point - across) < 22);
      rows.find((row) => row.place === place)?.item.querySelector("a").focus();
    });
    if (rows.filter((row) => row.date).length < 2) return;
    // Beside the heading there is room for it, so that nothing below moves.
    const heading = mark.closest(".pa").querySelector("#related-papers");
    heading?.after(element("div", { className: "pa-tools pa-tools--beside" }, orderOf(list, rows, ["closest", "newest", "oldest"])));
  };

  const prepare = () => {
    document.querySelectorAll(".pa-list").forEach(dress);
    document.querySelectorAll(".pa-related").forEach(dressRelated);
  };

  prepare();
  window.document$?.subscribe(prepare);
})();

/* The map's script is loaded where there is a map. */
(() => {
  const address = new URL("paperatlas-map.js", document.currentScript.src);
  const dress = () => document.querySelectorAll(".pa-map").forEach((map) => window.paperatlasMap.dress(map));

  const prepare = () => {
    if (!document.querySelector(".pa-map")) return;
    if (window.paperatlasMap) {
      dress();
      return;
    }
    const script = Object.assign(document.createElement("script"), { src: address });
    script.addEventListener("load", dress);
    document.body.append(script);
  };

  if (window.document$) window.document$.subscribe(prepare);
  else prepare();
})();

/* A paper's citation: a choice of the format, and buttons to copy and to download. What makes formats that the page
   does not hold is loaded when one of them is chosen. */
(() => {
  const address = new URL("paperatlas-cite.js", document.currentScript.src);
  const MADE = { RIS: "ris", "CSL-JSON": "json" };
  let loaded;

  const load = () => {
    loaded ??= new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.body.append(script);
    }).catch((problem) => {
      loaded = undefined;
      throw problem;
    });
    return loaded;
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /* With its emphasis where the target knows any; of a block alone the text. */
  const copy = (text) => {
    const plain = text.textContent.trim();
    if (!window.ClipboardItem || text.tagName !== "P") return navigator.clipboard.writeText(plain);
    const forms = { "text/plain": plain, "text/html": text.innerHTML };
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  };

  const save = (text, name) => {
    const link = element("a", { href: URL.createObjectURL(new Blob([`${text.textContent.trim()}\n`])), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const dress = (block) => {
    if (block.querySelector("fieldset")) return;
    const entry = block.querySelector("pre");
    const id = /\{(.+),/.exec(entry.textContent)[1];
    const texts = { BibTeX: [entry, "bib"] };
    for (const name of Object.keys(MADE)) texts[name] = [element("pre"), MADE[name]];
    for (const reference of block.querySelectorAll("p")) {
      const { textContent: name } = reference.firstElementChild;
      texts[name] = [reference, `${name.toLowerCase()}.txt`];
      reference.firstElementChild.remove();
    }
    const said = element("output");
    let [shown] = Object.keys(texts);
    const show = async (name) => {
      shown = name;
      said.textContent = "";
      for (const [other, [text]] of Object.entries(texts)) text.hidden = other !== name;
      const [text] = texts[name];
      if (text.textContent) return;
      await load();
      text.textContent = window.paperatlasCite[name](block);
    };
    const attempt = (work, done) => work().then(() => { said.textContent = done; }, () => { said.textContent = "That did not work: select the text instead."; });
    const button = (label, act) => {
      const made = element("button", { type: "button", textContent: label });
      made.addEventListener("click", act);
      return made;
    };
    const choice = (name) => {
      const input = element("input", { type: "radio", name: "pa-cite", checked: name === shown });
      input.addEventListener("change", () => attempt(() => show(name), ""));
      return element("label", {}, input, name);
    };
    block.querySelector("a")?.remove();
    block.append(...Object.values(texts).map(([text]) => text));
    block.prepend(element("fieldset", { ariaLabel: "Format" }, ...Object.keys(texts).map(choice)));
    block.append(element("div", {},
      button("Copy", () => attempt(() => copy(texts[shown][0]), "Copied")),
      button("Download", () => save(texts[shown][0], `${id}.${texts[shown][1]}`)), said));
    show(shown);
  };

  const prepare = () => document.querySelectorAll(".pa-cite").forEach(dress);

  prepare();
  window.document$?.subscribe(prepare);
})();

/* The page's title in the header, where it shows when the page has been scrolled. */
(() => {
  const prepare = () => {
    const topic = document.querySelector("[data-md-component=header-topic] .md-ellipsis");
    const heading = document.querySelector("article h1")?.cloneNode(true);
    heading?.querySelector(".headerlink")?.remove();
    topic?.replaceChildren(heading?.textContent ?? document.title);
  };

  prepare();
  window.document$?.subscribe(prepare);
})();

/* Tabs within a text, as the theme's own script does it: the one that an address names, and those chosen before. */
(() => {
  const prepare = () => {
    const named = document.getElementById(location.hash.slice(1));
    if (named?.name?.startsWith("__tabbed_")) named.checked = true;
    const sets = document.querySelectorAll(".tabbed-set");
    const chosen = sets.length ? window.__md_get?.("__tabs") : null;
    for (const set of Array.isArray(chosen) ? sets : []) {
      const labels = Array.from(set.querySelectorAll(":scope > .tabbed-labels label"));
      const label = chosen.map((name) => labels.find((one) => one.textContent.trim() === name)).find(Boolean);
      if (label) document.getElementById(label.htmlFor).checked = true;
    }
  };

  prepare();
  window.document$?.subscribe(prepare);
})();
