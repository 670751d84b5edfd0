/* The facets of the search page: how many of the found papers have a topic, a tag, a year …, each to be chosen or left out. */
"use strict";

(() => {
  const finder = window.paperatlasFinder;
  const { element } = finder;
  const FEW = 8;
  const MANY = 100;
  const NAMES = {
    topic: "Topic", tag: "Tag", year: "Year", venue: "Venue", author: "Author", organisation: "Organisation",
    has: "With", source: "Source",
  };
  const HAS = { code: "code", pdf: "PDF", summary: "summary", abstract: "abstract" };
  const OPEN = new Set(["topic", "tag", "year", "has"]);
  const opened = new Map();
  const unfolded = new Set();
  /* What values are called, as far as the core has told. */
  const names = new Map();

  const entries = (found) => (found ?? []).map(([value, name, count]) => ({ value: String(value), label: String(name), count }));

  const label = (field, item) => (field === "has" ? HAS[item.value] ?? item.label : item.label);

  const isMeant = (filter, field, item) => filter.field === field && filter.value === item.value;

  const row = (field, item, filters, change) => {
    const chosen = filters.find((filter) => !filter.not && isMeant(filter, field, item));
    const left = filters.find((filter) => filter.not && isMeant(filter, field, item));
    const name = label(field, item);
    const box = element("input", { type: "checkbox", checked: Boolean(chosen), "data-key": `${field}:${item.value}` });
    box.addEventListener("change", () => change(chosen ?? null, box.checked ? { field, value: item.value, not: false } : null));
    const not = element("button", {
      type: "button", className: "pa-facet__not", title: `Leave out ${name}`, "aria-label": `Leave out ${name}`,
      "aria-pressed": String(Boolean(left)), "data-key": `not ${field}:${item.value}`,
    }, "−");
    not.addEventListener("click", () => change(left ?? chosen ?? null, left ? null : { field, value: item.value, not: true }));
    return element(
      "li", { className: left ? "pa-facet__row pa-facet__row--not" : "pa-facet__row" },
      element("label", {}, box, element("span", {}, name), element("small", {}, item.count.toLocaleString("en"))), not,
    );
  };

  /* The years as columns, and the first and last one wanted. */
  const years = (items, filters, change) => {
    const dated = items.filter((item) => /^\d{4}$/.test(item.value)).sort((one, other) => one.value - other.value);
    if (!dated.length) return null;
    const tallest = Math.max(...dated.map((item) => item.count));
    const range = filters.find((filter) => filter.field === "year" && !filter.not);
    const [from, to] = range ? (range.value.includes("..") ? range.value.split("..") : [range.value, range.value]) : ["", ""];
    const bars = element("div", { className: "pa-years", "aria-hidden": "true" }, ...dated.slice(-24).map((item) => {
      const height = Math.max(1, Math.round((10 * item.count) / tallest));
      const isIn = (!from || item.value >= from) && (!to || item.value <= to);
      return element("i", {
        className: `pa-years__bar pa-years__bar--${height}${isIn ? "" : " pa-years__bar--out"}`, title: `${item.value}: ${item.count}`,
      });
    }));
    const input = (name, value) => element("input", {
      type: "number", inputMode: "numeric", value, min: dated[0].value, max: dated.at(-1).value, "aria-label": name,
      placeholder: name === "From year" ? dated[0].value : dated.at(-1).value, "data-key": name,
    });
    const first = input("From year", from);
    const last = input("To year", to);
    const told = () => {
      const value = first.value || last.value ? `${first.value}..${last.value}` : null;
      change(range ?? null, value && { field: "year", value, not: false });
    };
    first.addEventListener("change", told);
    last.addEventListener("change", told);
    return element("div", {}, bars, element("div", { className: "pa-years__range" }, first, " to ", last));
  };

  const rows = (field, items, filters, change) => {
    const list = element("ul", { className: "pa-facet__rows" });
    const shown = () => items.slice(0, unfolded.has(field) ? MANY : FEW);
    list.append(...shown().map((item) => row(field, item, filters, change)));
    if (items.length <= FEW) return [list];
    const more = element("button", { type: "button", className: "pa-facet__more" });
    const say = () => {
      more.textContent = unfolded.has(field) ? "Show fewer" : `Show ${Math.min(items.length, MANY) - FEW} more`;
    };
    more.addEventListener("click", () => {
      if (unfolded.has(field)) unfolded.delete(field);
      else unfolded.add(field);
      list.replaceChildren(...shown().map((item) => row(field, item, filters, change)));
      say();
    });
    say();
    return [list, more];
  };

  const isOpen = (field, filters) => opened.get(field) ?? (OPEN.has(field) || filters.some((filter) => filter.field === field));

  /* The facets that are to be counted: only those in sight, since each is a file, and those of chosen filters. */
  finder.wantedFacets = (available, filters, inSight) => available
    .filter((field) => (inSight && isOpen(field, filters)) || filters.some((filter) => filter.field === field));

  /* All facets. `change(old, next)`: a filter to take away and one to add, either may be null; `want()`: count again. */
  finder.facets = (available, found, filters, change, want) => finder.FIELDS.filter((field) => available.includes(field)).map((field) => {
    const items = entries(found[field]);
    for (const item of items) names.set(`${field}:${item.value}`, label(field, item));
    const inside = field === "year" ? [years(items, filters, change)] : rows(field, items, filters, change);
    const details = element(
      "details", { className: "pa-facet", open: isOpen(field, filters) },
      element("summary", {}, NAMES[field]),
      ...(items.length ? inside : [element("small", {}, found[field] ? "None in these results" : "")]).filter(Boolean),
    );
    details.addEventListener("toggle", () => {
      if (details.open === isOpen(field, filters)) return;
      opened.set(field, details.open);
      if (details.open && !found[field]) want();
    });
    return details;
  });

  /* What a filter is called beside the words. */
  finder.filterName = ({ field, value, not }) => {
    const name = names.get(`${field}:${value}`) ?? (field === "year" ? value.replace("..", "–") : value.replace(/-/g, " "));
    return `${not ? "not " : ""}${NAMES[field].toLowerCase()}: ${name}`;
  };
})();
