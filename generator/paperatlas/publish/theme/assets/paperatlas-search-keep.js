/* Files of the search, fetched while nothing else is done: the site's service worker keeps them, or else the browser's cache, so
   that new searches are answered without network. */
"use strict";

(() => {
  const finder = window.paperatlasFinder;
  /* The service worker keeps 3,000 files of the search, some of which a reader has got already. */
  const MOST_FILES = 2800;
  const MOST_BYTES = 24_000_000;
  const AT_ONCE = 4;
  const PAUSE = 2000;

  const numbered = (letter, count, size) => Array.from({ length: Math.ceil(count / size) }, (_, number) => `${letter}${number}`);

  /* The files that any search needs, as docs/search.md says. */
  const needed = ({ documents, chunks, firsts, facets, fields, names }) => [
    "words", "o-title", ...fields.filter((field) => field.lengths === "column").map((field) => `l-${field.name}`),
    ...facets.map((facet) => `f-${facet.name}`),
    ...numbered("t", firsts.length, 1), ...numbered("d", documents, chunks.documents), ...numbered("n", names, chunks.names),
  ];

  /* Those of the lines around matches, and of exports. */
  const wished = ({ documents, papers, chunks }) => [
    ...numbered("x", documents, chunks.texts), ...numbered("c", papers, chunks.bibtex),
  ];

  const isUnwanted = () => {
    const { saveData, effectiveType } = navigator.connection ?? {};
    return location.protocol === "file:" || saveData || /^(?:slow-)?[23]g$/.test(effectiveType ?? "");
  };

  /* Fetches files until there are no more, or too many bytes; the first that cannot be got ends it. Tells whether all are there. */
  const fetchAll = async (names, folder) => {
    const left = names[Symbol.iterator]();
    let bytes = 0;
    let isWhole = true;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const name of left) {
        const answer = bytes < MOST_BYTES && await fetch(finder.dataAddress(`${folder}/${name}.js`), { priority: "low" }).catch(() => null);
        if (!answer?.ok) {
          isWhole = false;
          return;
        }
        bytes += (await answer.arrayBuffer()).byteLength;
      }
    }));
    return isWhole;
  };

  /* Not for a collection of more files, from a disk, on a slow line or for readers who save data. */
  finder.keep = async (manifest) => {
    const first = needed(manifest);
    if (first.length > MOST_FILES || isUnwanted()) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const more = wished(manifest);
    if (!(await fetchAll(first.length + more.length > MOST_FILES ? first : [...first, ...more], manifest.build))) return;
    document.documentElement.dataset.paSearch = "kept";
  };
})();
