/* A filter and an order for lists of papers. */
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
