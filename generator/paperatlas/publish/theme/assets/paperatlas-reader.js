/* A reader's own marks on pages: buttons on a paper's page and on rows of lists, the way to the list, messages with an undo. */
"use strict";

(() => {
  const reader = window.paperatlasReader;
  const ROWS = ".pa-papers + ul > li, .pa-way + ol > li, .pa-finder__results > li";
  const TITLE = "strong a, h2 a";
  const SHOWN = 12_000;
  const PAUSE = 400;

  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  /* The identifier of the paper whose page has this address, or null. */
  const idOf = (address) => {
    const { origin, pathname } = new URL(address);
    if (origin !== reader.site.origin || !pathname.startsWith(reader.site.pathname)) return null;
    const id = /^papers\/([^/]+)\/(?:index\.html)?$/.exec(pathname.slice(reader.site.pathname.length))?.[1];
    return reader.isId(id) ? id : null;
  };

  const squeezed = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();

  /* Messages, at the foot of the window. */

  let toast = null;
  let hiding = 0;

  const hide = () => {
    if (toast.matches(":hover, :focus-within")) hiding = setTimeout(hide, SHOWN);
    else toast.replaceChildren();
  };

  const say = (message, undo = null) => {
    if (!toast?.isConnected) {
      toast = element("div", { className: "pa-toast", role: "status" });
      document.body.append(toast);
    }
    clearTimeout(hiding);
    toast.replaceChildren(element("span", {}, message));
    if (undo) {
      const button = element("button", { type: "button" }, "Undo");
      button.addEventListener("click", () => {
        const done = undo();
        say(done.isKept ? "As it was." : done.message);
      });
      toast.append(button);
    }
    hiding = setTimeout(hide, SHOWN);
  };

  /* Keeps papers, and says so where words are given or where it failed; whether it was kept. */
  const keep = (papers, words = "", canUndo = false) => {
    const done = reader.put(papers);
    if (!done.isKept) say(done.message);
    else if (words) say(words, canUndo ? done.undo : null);
    return done.isKept;
  };

  const toggle = (paper, field) => {
    const kept = reader.get(paper.id);
    const value = kept[field] ? null : reader.now();
    const isGone = field === "saved" && !value;
    const words = isGone ? `Taken from your list${kept.note ? ", its note stays" : ""}.` : "";
    keep([{ ...kept, title: paper.title || kept.title, facts: paper.facts || kept.facts, [field]: value }], words, isGone);
  };

  /* Rows of lists. */

  const rows = new Map();

  const drawRow = (paper, button) => {
    const { saved, read } = reader.get(paper.id);
    button.setAttribute("aria-pressed", String(Boolean(saved)));
    button.title = saved ? "Saved: take from your list" : "Save to your list";
    button.closest("li")?.classList.toggle("pa-is-read", Boolean(read));
  };

  const dressRow = (row) => {
    const link = row.querySelector(TITLE);
    const id = link && !row.querySelector(".pa-mark") && idOf(link.href);
    if (!id) return;
    const small = row.querySelector("small");
    const facts = [...(small?.childNodes ?? [])].filter((node) => !(node.nodeType === Node.ELEMENT_NODE && node.textContent === "code"));
    const paper = { id, title: squeezed(link), facts: facts.map((node) => node.textContent).join("").replace(/\s+/g, " ").replace(/[\s·]+$/, "").trim() };
    const button = element("button", { type: "button", className: "pa-mark", ariaLabel: `Save ${paper.title}` });
    button.addEventListener("click", () => toggle(paper, "saved"));
    rows.set(button, paper);
    link.closest("strong, h2").after(button);
    drawRow(paper, button);
  };

  /* A paper's page. */

  let bar = null;

  const noteOf = (paper) => {
    const field = element("textarea", { id: "pa-note", rows: 3, maxLength: reader.LONGEST.note, value: reader.get(paper.id).note });
    let waiting = 0;
    const store = () => {
      clearTimeout(waiting);
      if (field.value !== reader.get(paper.id).note) keep([{ ...reader.get(paper.id), ...paper, note: field.value }]);
    };
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(store, PAUSE);
    });
    field.addEventListener("blur", store);
    window.addEventListener("pagehide", store);
    return element("div", { className: "pa-reader__note" },
      element("label", { htmlFor: "pa-note" }, "Your note, kept in this browser only"), field);
  };

  const drawBar = () => {
    const { paper, save, read, note, field } = bar;
    const kept = reader.get(paper.id);
    for (const [button, isOn, words] of [[save, kept.saved, ["Save", "Saved"]], [read, kept.read, ["Mark as read", "Read"]]]) {
      button.setAttribute("aria-pressed", String(Boolean(isOn)));
      button.textContent = words[Number(Boolean(isOn))];
    }
    note.textContent = kept.note ? "Note" : "Add a note";
    if (field && document.activeElement !== field.querySelector("textarea")) field.querySelector("textarea").value = kept.note;
  };

  const openNote = () => {
    const { note, paper, place } = bar;
    const isOpen = !bar.field;
    if (isOpen) {
      bar.field = noteOf(paper);
      place.after(bar.field);
    } else {
      bar.field.querySelector("textarea").blur();
      bar.field.remove();
      bar.field = null;
    }
    note.setAttribute("aria-expanded", String(isOpen));
  };

  const dressPaper = () => {
    const page = document.querySelector(".pa--paper");
    const id = page && !page.querySelector(".pa-reader") && idOf(location.href);
    if (!id) return;
    const heading = page.querySelector("h1").cloneNode(true);
    heading.querySelectorAll(".headerlink").forEach((link) => link.remove());
    const paper = { id, title: squeezed(heading), facts: squeezed(page.querySelector(".pa-when + p")).slice(0, reader.LONGEST.facts) };
    const [save, read, note] = ["pa-reader__save", "pa-reader__read", "pa-reader__open"]
      .map((className) => element("button", { type: "button", className }));
    const place = element("div", { className: "pa-reader", role: "group", ariaLabel: "Your reading list" }, save, read, note);
    bar = { paper, place, save, read, note, field: null };
    save.addEventListener("click", () => toggle(paper, "saved"));
    read.addEventListener("click", () => toggle(paper, "read"));
    note.addEventListener("click", () => {
      openNote();
      bar.field?.querySelector("textarea").focus();
    });
    note.setAttribute("aria-expanded", "false");
    (page.querySelector(".pa-actions + ul") ?? page.querySelector(".pa-when + p") ?? page.querySelector("h1")).after(place);
    drawBar();
    if (reader.get(id).note) openNote();
  };

  /* The way to the list, in the header. */

  let way = null;

  const drawWay = () => {
    const header = document.querySelector(".md-header__inner");
    if (!header) return;
    if (!way?.isConnected) {
      way = element("a", { className: "pa-shelf", title: "Your reading list" }, element("span", { className: "pa-shelf__count" }));
      way.href = reader.addressOf("saved/");
      // Where it is seen, so that the keyboard comes to it in that order.
      (header.querySelector(":scope > .pa-find") ?? header.lastElementChild).after(way);
    }
    const count = [...reader.read().papers.values()].filter((paper) => paper.saved).length;
    // A browser takes long to learn a language's numbers, and small ones need none of it.
    way.ariaLabel = `Your reading list, ${count < 1000 ? count : count.toLocaleString("en")} saved`;
    way.firstChild.textContent = count > 99 ? "99+" : count || "";
  };

  const draw = () => {
    for (const [button, paper] of rows) {
      if (button.isConnected) drawRow(paper, button);
      else rows.delete(button);
    }
    if (bar?.place.isConnected) drawBar();
    drawWay();
  };

  let results = null;

  const dress = () => {
    document.querySelectorAll(ROWS).forEach(dressRow);
    dressPaper();
    draw();
    results?.disconnect();
    const finder = document.querySelector(".pa-finder");
    if (finder) {
      results = new MutationObserver(() => document.querySelectorAll(".pa-finder__results > li").forEach(dressRow));
      results.observe(finder, { childList: true, subtree: true });
    }
  };

  Object.assign(reader, { element, say, keep, toggle, idOf });
  reader.subscribe(draw);
  reader.dress = dress;
})();
