/* The search page: words, facets, order, results in parts, export; its whole state is in its address. */
"use strict";

(() => {
  const finder = window.paperatlasFinder;
  const { element } = finder;
  const PART = 20;
  const LONGEST_IN_ADDRESS = 1500;
  const MOST_EXPORTED = 1000;
  const EXPORT_PART = 100;

  const HELP = [
    ["“exact phrase”", "\"exact phrase\"", "words in just this order"],
    ["+word, -word", "+word -word", "must be there, must not be there"],
    ["word*", "word*", "words that begin so"],
    ["title:word", "title:word", "in the title"],
    ["author:name", "author:name", "of this author"],
    ["topic:name, tag:name", "topic:name tag:name", "of this topic, with this tag"],
    ["venue:name", "venue:name", "of this venue"],
    ["year:2023..2025", "year:2023..2025", "of these years; also year:2024, year:2023.."],
    ["has:code", "has:code", "with code; also has:pdf; -has:code for those without"],
  ];

  const help = () => element(
    "details", { className: "pa-finder__help" },
    element("summary", {}, "Search help"),
    element("dl", {}, ...HELP.flatMap(([, typed, meaning]) => [
      element("dt", {}, element("code", {}, typed)), element("dd", {}, meaning),
    ])),
  );

  /* The page's elements, all of them empty. */
  const build = () => {
    const made = {
      words: element("input", {
        type: "search", className: "pa-finder__words", placeholder: "Words, names, \"a phrase\"", autocomplete: "off",
        spellcheck: false, enterKeyHint: "search", "aria-label": "Search for",
      }),
      go: element("button", { type: "submit" }, "Search"),
      like: element("textarea", {
        rows: 6, placeholder: "Paste an abstract or a few sentences", "aria-label": "Text to find papers like",
      }),
      likeGo: element("button", { type: "button" }, "Find papers like this text"),
      said: element("p", { className: "pa-finder__said", role: "status" }),
      note: element("p", { className: "pa-finder__note" }),
      chosen: element("ul", { className: "pa-finder__chosen", "aria-label": "Chosen filters" }),
      sort: element("select", { "aria-label": "Order of the results" }, ...[
        ["relevance", "Best match first"], ["date", "Newest first"], ["title", "By title"],
      ].map(([value, label]) => element("option", { value }, label))),
      save: element("button", { type: "button", className: "pa-finder__save" }, "Export as BibTeX"),
      feed: element("a", { className: "pa-finder__feed", hidden: true, href: "./" }, "Follow as a feed"),
      suggest: element("a", { className: "pa-finder__suggest", hidden: true, href: "./" }, "Suggest it as a paper"),
      facets: element("div", { className: "pa-finder__facets" }),
      results: element("ol", { className: "pa-finder__results" }),
      more: element("button", { type: "button", className: "pa-finder__more", hidden: true }, "More results"),
    };
    made.form = element("form", { role: "search", className: "pa-finder__form" }, made.words, made.go);
    made.near = element(
      "details", { className: "pa-finder__near" }, element("summary", {}, "More like a text"), made.like, made.likeGo,
    );
    made.filters = element("details", { className: "pa-finder__filters", open: window.innerWidth >= 900 },
      element("summary", {}, "Narrow down"), made.facets);
    made.tools = element("div", { className: "pa-finder__tools" }, made.said, made.sort, made.save, made.feed);
    made.all = [
      made.form, element("div", { className: "pa-finder__asides" }, help(), made.near),
      element("div", { className: "pa-finder__body" }, made.filters,
        element("div", { className: "pa-finder__main" }, made.tools, made.suggest, made.chosen, made.note, made.results, made.more)),
    ];
    return made;
  };

  const result = (hit, match) => {
    const line = element("p", { className: "pa-finder__line" });
    finder.fillLine(line, hit.text, match, 240);
    return element(
      "li", {},
      element("h2", {}, element("a", { href: finder.addressOf(hit.address) }, finder.marked(finder.plain(hit.title), match))),
      element("small", {}, finder.facts(hit)), line,
    );
  };

  let keeping = null;

  class SearchPage {
    constructor(place) {
      this.place = place;
      this.path = location.pathname;
      this.parts = build();
      this.state = finder.fromAddress(location.search);
      this.shown = 0;
      this.found = {};
      this.ask = finder.asker((answer, context) => this.draw(answer, context), () => this.fail());
      place.replaceChildren(...this.parts.all);
      place.classList.add("pa-finder--runs");
      this.listen();
      this.fill();
      this.search();
    }

    listen() {
      const { form, words, sort, like, likeGo, more, save, filters } = this.parts;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.go({ ...this.state, q: words.value, like: "" });
      });
      words.addEventListener("input", () => {
        this.state = { ...this.state, q: words.value, like: "" };
        this.note(true);
        this.search(true);
      });
      sort.addEventListener("change", () => this.go({ ...this.state, sort: sort.value }));
      likeGo.addEventListener("click", () => {
        if (like.value.trim()) this.go({ ...finder.empty(), filters: this.state.filters, like: like.value.trim() });
      });
      more.addEventListener("click", () => this.search(false, this.shown));
      filters.addEventListener("toggle", () => filters.open && this.parts.facets.childElementCount && this.search());
      save.addEventListener("click", () => this.save());
    }

    /* Another search, as a step of its own in the browser's history. */
    go(state) {
      this.state = state;
      this.note(false);
      this.fill();
      this.search();
    }

    /* The state into the address; while somebody types, the step in the history stays the same. */
    note(isTyping) {
      const like = this.state.like.length > LONGEST_IN_ADDRESS ? "" : this.state.like;
      const address = location.pathname + finder.toAddress({ ...this.state, like });
      if (address === location.pathname + location.search) return;
      if (isTyping && this.isTyping) history.replaceState(history.state, "", address);
      else history.pushState(null, "", address);
      this.isTyping = isTyping;
    }

    /* Another state that the browser came to, or a link led to. */
    restore() {
      if (finder.toAddress(finder.fromAddress(location.search)) === finder.toAddress(this.state)) return;
      this.isTyping = false;
      this.state = finder.fromAddress(location.search);
      this.fill();
      this.search();
    }

    fill() {
      const { words, sort, like, near } = this.parts;
      if (words.value.trim() !== this.state.q.trim()) words.value = this.state.q;
      sort.value = this.state.sort;
      sort.disabled = Boolean(this.state.like);
      if (this.state.like) {
        like.value = this.state.like;
        near.open = true;
      }
    }

    async search(isTyping = false, offset = 0) {
      this.place.setAttribute("aria-busy", "true");
      try {
        if (!this.available) {
          const { manifest } = await finder.ask({ type: "manifest" });
          this.available = manifest.facets.map((facet) => facet.name);
          keeping ??= finder.keep(manifest);
        }
      } catch {
        this.fail();
        return;
      }
      const facets = finder.wantedFacets(this.available, finder.allFilters(this.state), this.parts.filters.open);
      this.ask({ ...finder.question(this.state, isTyping), offset, limit: PART, facets: offset ? [] : facets }, { offset });
    }

    draw(answer, { offset }) {
      const { results, more, note, save, facets } = this.parts;
      const match = finder.matcher(answer.words);
      const made = answer.hits.map((hit) => result(hit, match));
      if (offset) results.append(...made);
      else {
        results.replaceChildren(...made);
        this.found = answer.facets ?? {};
        this.drawFacets(facets);
      }
      this.shown = offset + made.length;
      this.total = answer.total;
      more.hidden = this.shown >= answer.total || !made.length;
      save.hidden = answer.total === 0;
      note.replaceChildren(finder.corrected(answer) ?? "", answer.hint ?? "");
      this.drawChosen();
      this.drawFeed();
      this.say(answer);
      this.place.removeAttribute("aria-busy");
      if (offset && made.length) made[0].querySelector("a").focus({ preventScroll: true });
      finder.fillTexts(answer.hits, made.map((item) => item.querySelector(".pa-finder__line")), match, 240);
    }

    say(answer) {
      const least = answer.atLeast ? "at least " : "";
      const what = this.state.like || !this.state.q.trim() ? "paper" : "result";
      this.parts.said.textContent = answer.total
        ? `${least}${finder.counted(answer.total, what)}${this.state.like ? ", the nearest first" : ""}`
        : "Nothing found. Take a filter away, or try fewer or other words.";
      this.drawSuggestion(answer.total);
    }

    /* Where nothing is found, the way to suggest a paper, with what was typed in the form's field. The way itself stands on
       the page that is shown without scripts. */
    drawSuggestion(total) {
      const { suggest } = this.parts;
      const form = document.querySelector(".pa-suggest + p a")?.href;
      const words = this.state.q.trim();
      suggest.hidden = total > 0 || !form || !words;
      if (suggest.hidden) return;
      const address = new URL(form);
      if (address.searchParams.has("template")) {
        address.searchParams.set(/^(?:\d{4}\.\d{4,5}|10\.\d{4,}\/|https?:)/.test(words) ? "paper" : "paper-title", words);
      }
      suggest.href = address;
    }

    fail() {
      this.place.removeAttribute("aria-busy");
      this.parts.said.textContent = "The search could not be loaded. Check the connection and try again.";
    }

    drawFacets(facets) {
      const focused = facets.contains(document.activeElement) ? document.activeElement.getAttribute("data-key") : null;
      facets.replaceChildren(...finder.facets(
        this.available, this.found, finder.allFilters(this.state), (old, next) => this.change(old, next), () => this.search(),
      ));
      if (focused) facets.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }

    change(old, next) {
      const state = old ? finder.without(this.state, old) : this.state;
      this.go({ ...state, filters: next ? [...state.filters, next] : state.filters });
    }

    drawChosen() {
      const { chosen } = this.parts;
      const filters = finder.allFilters(this.state);
      chosen.hidden = !filters.length;
      chosen.replaceChildren(...filters.map((filter) => {
        const name = finder.filterName(filter);
        const off = element("button", { type: "button", "aria-label": `Take away the filter ${name}` }, name, element("span", {
          "aria-hidden": "true",
        }, " ×"));
        off.addEventListener("click", () => {
          this.change(filter, null);
          this.parts.words.focus({ preventScroll: true });
        });
        return element("li", {}, off);
      }));
    }

    /* A search for one topic or tag and nothing else is what that topic's or tag's feed tells. Only a site that knows its own
       address has feeds, and only such a site's pages name theirs. */
    drawFeed() {
      const { feed } = this.parts;
      const [only, another] = this.state.filters;
      const folder = { topic: "topics", tag: "tags" }[only?.field];
      const isOne = folder && !another && !only.not && !this.state.q.trim() && !this.state.like;
      feed.hidden = !(isOne && document.querySelector("link[rel=canonical]"));
      if (!feed.hidden) feed.href = finder.addressOf(`${folder}/${only.value}/feed.xml`);
    }

    /* All results, or the first thousand, as a file of BibTeX entries just as the papers' pages have them. */
    async save() {
      const { save } = this.parts;
      const label = save.textContent;
      save.disabled = true;
      try {
        const wanted = Math.min(this.total, MOST_EXPORTED);
        const entries = [];
        for (let offset = 0; offset < wanted; offset += EXPORT_PART) {
          save.textContent = `Exporting ${offset.toLocaleString("en")} of ${wanted.toLocaleString("en")}`;
          const limit = Math.min(EXPORT_PART, wanted - offset);
          const answer = await finder.ask({ ...finder.question(this.state), kinds: ["paper"], offset, limit });
          const refs = answer.hits.filter((hit) => hit.kind !== "page").map((hit) => hit.ref);
          if (refs.length) entries.push(...(await finder.ask({ type: "bibtex", refs })).entries);
        }
        const file = new Blob([`${entries.map((entry) => entry.trim()).join("\n\n")}\n`], { type: "application/x-bibtex" });
        const link = element("a", { href: URL.createObjectURL(file), download: "papers.bib", hidden: true });
        this.place.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
        this.parts.said.textContent = `${finder.counted(entries.length, "entry").replace("entrys", "entries")} exported`;
      } catch {
        this.parts.said.textContent = "The export could not be loaded. Check the connection and try again.";
      }
      save.textContent = label;
      save.disabled = false;
    }
  }

  let page = null;

  /* Turns the place into the search; once for each time the page is opened. */
  finder.openPage = (place) => {
    if (!place.classList.contains("pa-finder--runs")) page = new SearchPage(place);
  };

  const restore = () => {
    if (page?.place.isConnected && location.pathname === page.path) page.restore();
  };
  window.addEventListener("popstate", restore);
  // The theme follows a link to this page, with other words, without loading it.
  window.location$?.subscribe(() => setTimeout(restore));
})();
