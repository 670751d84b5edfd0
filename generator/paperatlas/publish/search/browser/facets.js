/* Filters over the columns of facets, and counts that follow the query. */
"use strict";
(function (parts) {
  const { Reader } = parts.numbers;
  /** Facets of which a document must have all wanted values rather than one. */
  const ALL = new Set(["tag", "author", "has"]);

  function facet(store, manifest, name) {
    const known = manifest.facets.find((one) => one.name === name);
    if (!known) return Promise.resolve(null);
    return store.file(`f-${name}`, ({ values, column }) => read(name, values, column, known.many, manifest.documents));
  }

  function read(name, values, column, many, size) {
    const starts = new Int32Array(size + 1), places = new Int32Array(column.length);
    const reader = new Reader(column);
    let end = 0;
    for (let document = 0; document < size; document++) {
      starts[document] = end;
      const number = reader.number();
      if (!many && number) places[end++] = number - 1;
      for (let left = many ? number : 0; left; left--) places[end++] = reader.number();
    }
    starts[size] = end;
    return { name, values, starts, places, numbers: new Map(values.map(([slug], place) => [slug, place])) };
  }

  /** A function that says whether a document passes a filter. */
  function passes(column, wish) {
    const wanted = (wish.in || []).map((slug) => column.numbers.get(slug) ?? -1);
    const unwanted = new Set((wish.out || []).map((slug) => column.numbers.get(slug)));
    const hasRange = wish.from != null || wish.to != null;
    const from = wish.from ?? -Infinity, to = wish.to ?? Infinity;
    const isIn = column.values.map(([slug]) => Number(slug) >= from && Number(slug) <= to);
    return (document) => {
      const own = column.places.subarray(column.starts[document], column.starts[document + 1]);
      if (unwanted.size && own.some((place) => unwanted.has(place))) return false;
      if (hasRange && !own.some((place) => isIn[place])) return false;
      if (!wanted.length) return true;
      return ALL.has(column.name) ? wanted.every((place) => own.includes(place)) : wanted.some((place) => own.includes(place));
    };
  }

  /** The documents that pass all filters, and for each wanted facet the counts under the other ones. */
  async function narrow(documents, filters, wanted, store, manifest) {
    const chosen = Object.entries(filters || {}).filter(([, wish]) => isWish(wish));
    const tests = [];
    for (const [name, wish] of chosen) {
      const column = await facet(store, manifest, name);
      tests.push([name, column ? passes(column, wish) : () => !(wish.in || []).length]);
    }
    const columns = (await Promise.all((wanted || []).map((name) => facet(store, manifest, name)))).filter(Boolean);
    const counts = columns.map((column) => new Int32Array(column.values.length));
    const kept = [];
    for (const document of documents) {
      let failed = null, failures = 0;
      for (const [name, test] of tests) {
        if (test(document)) continue;
        failed = name;
        if (++failures > 1) break;
      }
      if (failures > 1) continue;
      if (!failures) kept.push(document);
      columns.forEach((column, number) => {
        if (failures && failed !== column.name) return;
        for (let place = column.starts[document]; place < column.starts[document + 1]; place++) counts[number][column.places[place]]++;
      });
    }
    return { documents: kept, facets: Object.fromEntries(columns.map((column, number) => [column.name, counted(column, counts[number])])) };
  }

  function counted(column, counts) {
    const found = [];
    column.values.forEach(([slug, name], place) => counts[place] && found.push([slug, name, counts[place]]));
    return column.name === "year" ? found : found.sort((a, b) => b[2] - a[2]);
  }

  function isWish(wish) {
    return Boolean(wish && ((wish.in || []).length || (wish.out || []).length || wish.from != null || wish.to != null));
  }

  Object.assign(parts, { facets: { narrow } });
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
