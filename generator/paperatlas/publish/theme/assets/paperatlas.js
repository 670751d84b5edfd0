/* What pages do beyond being read. Everything works without it; it needs no other script. */
"use strict";

/* The search index is by far the largest file and few readers of a single paper search. The theme asks for it at once;
   here the request waits for the first sign that somebody will search. */
(() => {
  const INDEX = "/search/search_index.json";
  const waiting = [];
  let isWanted = false;
  const { open, send } = XMLHttpRequest.prototype;

  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.isSearchIndex = String(url).endsWith(INDEX);
    return open.call(this, method, url, ...rest);
  };

  XMLHttpRequest.prototype.send = function (...body) {
    if (this.isSearchIndex && !isWanted) waiting.push(() => send.apply(this, body));
    else send.apply(this, body);
  };

  const listen = (event) => {
    const isSearch = event.target instanceof Element && event.target.closest("[for=__search], .md-search, .pa-search");
    if (!isSearch && !(event.type === "keydown" && ["f", "s", "/"].includes(event.key))) return;
    isWanted = true;
    for (const go of waiting.splice(0)) go();
  };

  for (const type of ["focusin", "pointerover", "touchstart", "click", "keydown"]) {
    document.addEventListener(type, listen, { capture: true, passive: true });
  }
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
    newest: (one, other) => other.date.localeCompare(one.date) || one.place - other.place,
    oldest: (one, other) => (one.date || "9").localeCompare(other.date || "9") || one.place - other.place,
    title: (one, other) => one.title.localeCompare(other.title),
  };

  /* A filter and an order for the papers of a list, on this page of it. */
  const dress = (mark) => {
    const list = mark.nextElementSibling;
    if (!list || list.tagName !== "UL" || list.children.length < FEWEST || mark.dataset.dressed) return;
    mark.dataset.dressed = "true";
    const rows = Array.from(list.children, (item, place) => ({
      item,
      place,
      text: fold(item.textContent),
      title: item.querySelector("strong").textContent,
      date: item.querySelector("[data-date]")?.dataset.date ?? "",
      code: Boolean(item.querySelector("small a")),
    }));
    const words = element("input", { type: "search", placeholder: "Filter this page", autocomplete: "off" });
    words.setAttribute("aria-label", "Filter the papers of this page");
    const order = element("select", {}, ...[["newest", "Newest first"], ["oldest", "Oldest first"], ["title", "By title"]]
      .map(([value, label]) => element("option", { value, textContent: label })));
    order.setAttribute("aria-label", "Order of the papers");
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
    order.addEventListener("change", () => list.append(...rows.sort(ORDERS[order.value]).map((row) => row.item)));
    mark.before(tools);
  };

  const openSearch = () => {
    const toggle = document.getElementById("__search");
    if (!toggle) return;
    if (!toggle.checked) toggle.click();
    document.querySelector("[data-md-component=search-query]")?.focus();
  };

  const prepare = () => {
    document.querySelectorAll(".pa-list").forEach(dress);
    for (const button of document.querySelectorAll(".pa-search")) button.addEventListener("click", openSearch);
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (window.document$) window.document$.subscribe(prepare);
    else prepare();
  });
})();
