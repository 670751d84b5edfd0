/* What is typed into the search, taken apart; and a search as a part of an address, so that it can be shared. */
"use strict";

window.paperatlasFinder = {};

(() => {
  const FIELDS = ["topic", "tag", "year", "venue", "author", "organisation", "has", "source"];
  const ALIASES = { topics: "topic", tags: "tag", authors: "author", years: "year", venues: "venue", org: "organisation" };
  /* Field words whose values are looked for as words; the others choose papers by a whole value. */
  const AS_WORDS = { title: "title", text: "text", author: "authors", tag: "tags", topic: "tags" };
  const SORTS = ["relevance", "date", "title"];
  const TOKEN = /([+-]?)(?:(\p{L}+):)?(?:"([^"]*)(?:"|$)|(\S+))/gu;

  const slug = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

  /* Words in lunr's syntax: signs that mean something to lunr stay only where they can. */
  const words = (sign, field, text) => {
    const boost = /\^\d{1,2}$/.exec(text)?.[0] ?? "";
    const isLoose = /~\d?(?:\^\d*)?$/.test(text);
    const stem = text.replace(/\^\d*$/, "").replace(/~\d?$/, "");
    return stem.replace(/[:^~\\+"-]/g, " ").split(/\s+/)
      .filter((part) => /[\p{L}\p{N}]/u.test(part))
      .map((part) => `${sign}${field ? `${field}:` : ""}${part}${isLoose ? "~1" : ""}${boost}`);
  };

  /* A text as words for the core and filters, each filter with the place where it stands. */
  const parse = (text) => {
    const found = { words: [], filters: [], last: "" };
    for (const match of text.matchAll(TOKEN)) {
      const [whole, sign, name = "", quoted, bare = ""] = match;
      const field = ALIASES[name.toLowerCase()] ?? name.toLowerCase();
      const value = (quoted ?? bare.replace(/^"|"$/g, "")).trim();
      const end = match.index + whole.length;
      if (!value) continue;
      if (field in AS_WORDS) {
        // A name in a field is wanted, not only preferred.
        const wanted = sign || (field === "title" || field === "text" ? "" : "+");
        found.words.push(...value.split(/\s+/).flatMap((part) => words(wanted, AS_WORDS[field], part)));
      } else if (FIELDS.includes(field)) {
        const kept = field === "year" ? value : slug(value);
        if (kept) found.filters.push({ field, value: kept, not: sign === "-", start: match.index, end });
      } else if (quoted !== undefined) {
        found.words.push(`${sign}"${value}"`);
      } else {
        found.words.push(...words(sign, "", name ? `${name} ${bare}` : bare));
        if (end === text.length && /[\p{L}\p{N}]$/u.test(bare)) found.last = bare;
      }
    }
    return found;
  };

  const YEARS = /^(\d{4})?\.\.(\d{4})?$/;

  /* Filters as the core takes them. */
  const chosen = (filters) => {
    const made = {};
    for (const { field, value, not } of filters) {
      const rule = made[field] ??= {};
      const [isRange, from, to] = (field === "year" && YEARS.exec(value)) || [];
      if (isRange === undefined) (rule[not ? "out" : "in"] ??= []).push(value);
      else Object.assign(rule, from && { from: Number(from) }, to && { to: Number(to) });
    }
    return made;
  };

  const allFilters = (state) => [
    ...parse(state.q).filters.map(({ field, value, not }) => ({ field, value, not })), ...state.filters,
  ];

  /* What the core is asked for a search; `isTyping`: the last word may be the beginning of a longer one. */
  const question = (state, isTyping = false) => {
    const parsed = parse(state.q);
    const filters = chosen(allFilters(state));
    if (state.like) return { type: "near", text: state.like, filters };
    return { type: "search", query: parsed.words.join(" "), prefix: isTyping && parsed.last !== "", filters, sort: state.sort };
  };

  const empty = () => ({ q: "", filters: [], sort: "relevance", like: "" });

  /* The search that an address asks for; what it does not know is left out. */
  const fromAddress = (search) => {
    const state = empty();
    for (const [key, value] of new URLSearchParams(search)) {
      const field = key.replace(/^-/, "");
      if (key === "q") state.q = value;
      else if (key === "like") state.like = value;
      else if (key === "sort" && SORTS.includes(value)) state.sort = value;
      else if (FIELDS.includes(field) && value) state.filters.push({ field, value, not: key !== field });
    }
    return state;
  };

  const toAddress = (state) => {
    const said = new URLSearchParams();
    if (state.q.trim()) said.append("q", state.q.trim());
    for (const { field, value, not } of state.filters) said.append(`${not ? "-" : ""}${field}`, value);
    if (state.sort !== "relevance") said.append("sort", state.sort);
    if (state.like) said.append("like", state.like);
    // Commas, dots and colons are readable in an address and need no code there.
    const text = said.toString().replace(/%3A/g, ":").replace(/%2C/g, ",");
    return text ? `?${text}` : "";
  };

  const isSame = (one, other) => one.field === other.field && one.value === other.value && one.not === other.not;

  /* A search without a filter, whether it stands in the words or was chosen. */
  const without = (state, filter) => {
    const typed = parse(state.q).filters.filter((item) => isSame(item, filter)).reverse();
    const q = typed.reduce((text, item) => `${text.slice(0, item.start)} ${text.slice(item.end)}`, state.q);
    return {
      ...state,
      q: typed.length ? q.replace(/\s+/g, " ").trim() : state.q,
      filters: state.filters.filter((item) => !isSame(item, filter)),
    };
  };

  const isEmpty = (state) => !state.q.trim() && !state.filters.length && !state.like;

  Object.assign(window.paperatlasFinder, {
    FIELDS, SORTS, slug, parse, allFilters, question, empty, fromAddress, toAddress, without, isEmpty,
  });
})();
