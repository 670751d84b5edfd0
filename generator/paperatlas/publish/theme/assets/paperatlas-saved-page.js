/* The page with a reader's list: its papers, filters, order, notes; what came by a link or was damaged stands above it. */
"use strict";

(() => {
  const reader = window.paperatlasReader;
  const { element } = reader;
  const PART = 100;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const FILTERS = [
    ["all", "All", () => true],
    ["unread", "To read", (paper) => paper.saved && !paper.read],
    ["read", "Read", (paper) => paper.read],
    ["noted", "With a note", (paper) => paper.note],
  ];

  const when = (paper) => paper.saved ?? paper.read ?? "";
  const yearOf = (paper) => /\b(?:1[6-9]|20)\d\d\b/.exec(paper.facts)?.[0] ?? "";

  const ORDERS = {
    saved: ["Last saved first", (one, other) => when(other).localeCompare(when(one)) || one.title.localeCompare(other.title)],
    date: ["Newest papers first", (one, other) => yearOf(other).localeCompare(yearOf(one)) || one.title.localeCompare(other.title)],
    title: ["By title", (one, other) => one.title.localeCompare(other.title)],
  };

  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  const day = (time) => new Date(time).toLocaleDateString("en-GB", { year: "numeric", month: "long", day: "numeric" });

  const button = (label, act, properties = {}) => {
    const made = element("button", { type: "button", ...properties }, label);
    made.addEventListener("click", act);
    return made;
  };

  const EMPTY = [
    element("p", {}, "Nothing is here yet. The bookmark beside a paper saves it, in a list or on the paper’s own page; there you can also mark it as read and write a note."),
    element("p", {}, "All of it stays in this browser and is never sent anywhere. To keep it safe, or to take it elsewhere, export it; a file exported before can be imported here."),
  ];

  class Row {
    constructor(paper) {
      this.id = paper.id;
      this.title = element("a", { href: reader.addressOf(`papers/${paper.id}/`) });
      this.facts = element("small");
      this.read = button("", () => reader.toggle({ id: this.id }, "read"));
      this.save = button("Save", () => reader.toggle({ id: this.id }, "saved"));
      this.note = element("textarea", { rows: 1, placeholder: "Add a note", maxLength: reader.LONGEST.note });
      this.note.addEventListener("change", () => this.store());
      this.note.addEventListener("input", () => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.store(), 400);
      });
      this.remove = button("Remove", () => this.discard(), { className: "pa-kept__remove" });
      this.item = element("li", {}, element("strong", {}, this.title), this.facts, this.note,
        element("div", { className: "pa-kept__tools" }, this.read, this.save, this.remove));
      this.draw(paper);
    }

    store() {
      clearTimeout(this.waiting);
      const kept = reader.get(this.id);
      if (this.note.value !== kept.note) reader.keep([{ ...kept, note: this.note.value }]);
    }

    discard() {
      clearTimeout(this.waiting);
      const near = this.item.nextElementSibling ?? this.item.previousElementSibling;
      if (!reader.keep([{ id: this.id }], "Removed from your list.", true)) return;
      (near?.querySelector("a") ?? document.querySelector(".pa-shelf-tools button"))?.focus();
    }

    draw(paper) {
      const title = paper.title || paper.id;
      this.title.textContent = title;
      this.facts.textContent = [paper.facts, paper.saved && `saved on ${day(paper.saved)}`].filter(Boolean).join(" · ");
      this.read.textContent = paper.read ? "Read" : "Mark as read";
      this.read.setAttribute("aria-pressed", String(Boolean(paper.read)));
      this.save.hidden = Boolean(paper.saved);
      this.save.ariaLabel = `Save ${title}`;
      this.note.ariaLabel = `Note on ${title}`;
      this.remove.ariaLabel = `Remove ${title}`;
      if (document.activeElement !== this.note) this.note.value = paper.note;
    }
  }

  class SavedPage {
    constructor(place) {
      this.place = place;
      this.filter = "all";
      this.shown = PART;
      this.rows = new Map();
      this.build();
      this.draw();
      reader.offerShared(this.offers);
      window.addEventListener("hashchange", () => this.place.isConnected && reader.offerShared(this.offers));
    }

    build() {
      this.filters = FILTERS.map(([name]) => button("", () => {
        this.filter = name;
        this.shown = PART;
        this.draw();
      }));
      this.words = element("input", { type: "search", placeholder: "Filter by words", autocomplete: "off", ariaLabel: "Filter the list by words" });
      this.words.addEventListener("input", () => this.draw());
      this.order = element("select", { ariaLabel: "Order of the list" },
        ...Object.entries(ORDERS).map(([value, [label]]) => element("option", { value }, label)));
      this.order.addEventListener("change", () => this.draw());
      this.chosen = element("div", { className: "pa-shelf-tools" },
        element("div", { role: "group", ariaLabel: "Which papers" }, ...this.filters), this.words, this.order);
      const file = element("input", { type: "file", accept: ".json,.bib,application/json", hidden: true, ariaLabel: "File to import" });
      file.addEventListener("change", () => file.files[0] && reader.importFile(file.files[0]).then(() => (file.value = "")));
      this.exports = [
        button("Export as JSON", () => reader.exportJson([...reader.read().papers.values()])),
        button("Export as BibTeX", () => reader.exportBibtex(this.listed)),
        button("Share by link", () => reader.showLink(this.listed, this.offers)),
        button("Remove all", () => reader.keep([...reader.read().papers.keys()].map((id) => ({ id })), "Your list is empty.", true)),
      ];
      this.tools = element("div", { className: "pa-shelf-tools" }, ...this.exports.slice(0, 3),
        button("Import", () => file.click()), this.exports[3], file);
      this.offers = element("div");
      this.damage = element("div");
      this.said = element("p", { className: "pa-shelf-said", role: "status" });
      this.list = element("ul", { className: "pa-kept", ariaLabel: "Papers of your list" });
      this.empty = element("div", { className: "pa-shelf-empty" }, ...EMPTY);
      this.more = button("Show more", () => {
        this.shown += PART;
        this.draw();
      });
      this.place.replaceChildren(this.damage, this.offers, this.chosen, this.said, this.empty, this.list, this.more, this.tools);
    }

    draw() {
      const { papers, problem } = reader.read();
      const all = [...papers.values()];
      const wanted = fold(this.words.value).split(/\s+/).filter(Boolean);
      const fits = FILTERS.find(([name]) => name === this.filter)[2];
      this.listed = all.filter((paper) => fits(paper) && wanted.every((word) => fold(`${paper.title} ${paper.facts} ${paper.note}`).includes(word)))
        .sort(ORDERS[this.order.value][1]);
      this.filters.forEach((filter, place) => {
        const [name, label, isIn] = FILTERS[place];
        filter.textContent = `${label} ${all.filter(isIn).length.toLocaleString("en")}`;
        filter.setAttribute("aria-pressed", String(name === this.filter));
      });
      const shown = this.listed.slice(0, this.shown);
      shown.forEach((paper, place) => this.drawRow(paper, place));
      while (this.list.children.length > shown.length) this.list.lastChild.remove();
      this.more.hidden = shown.length === this.listed.length;
      this.chosen.hidden = !all.length;
      this.empty.hidden = all.length > 0;
      this.list.hidden = !all.length;
      this.exports.forEach((one) => (one.hidden = !all.length));
      this.said.textContent = problem ?? (all.length && !this.listed.length ? "No paper fits: change the filter."
        : this.listed.length < all.length ? `${this.listed.length.toLocaleString("en")} of ${counted(all.length, "paper")}` : "");
      this.drawDamage();
    }

    /* A row stays the same element, so that a note that is being written keeps its cursor. */
    drawRow(paper, place) {
      let row = this.rows.get(paper.id);
      if (row) row.draw(paper);
      else this.rows.set(paper.id, row = new Row(paper));
      if (this.list.children[place] !== row.item) this.list.insertBefore(row.item, this.list.children[place] ?? null);
    }

    drawDamage() {
      const texts = reader.damaged();
      if (!texts.length) {
        this.damage.replaceChildren();
        return;
      }
      if (this.damage.childElementCount) return;
      const whole = texts.map((damaged) => damaged.text).join("\n");
      this.damage.replaceChildren(element("div", { className: "pa-offer", role: "alert" },
        element("p", {}, "A part of what this browser kept could not be understood. What could be is in the list; the whole text is kept as it was, and you can download it."),
        button("Download the text", () => reader.download(whole, "reading-list-damaged.txt", "text/plain"), { className: "pa-offer__first" }),
        button("Forget the text", () => {
          reader.forgetDamaged();
          reader.say("Forgotten.");
        })));
    }
  }

  let page = null;

  /* Turns the place into the list; once for each time the page is opened. */
  reader.openPage = (place) => {
    if (!place.childElementCount) page = new SavedPage(place);
  };

  reader.subscribe(() => page?.place.isConnected && page.draw());
})();
