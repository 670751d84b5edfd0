/* Files of the search of a small collection, fetched while nothing else is done, so that searching goes on without network. */
"use strict";

(() => {
  const finder = window.paperatlasFinder;
  const MOST_DOCUMENTS = 1000;
  const PAUSE = 2000;

  const numbered = (letter, count, size) => Array.from({ length: Math.ceil(count / size) }, (_, number) => `${letter}${number}`);

  /* The names of all files, as docs/search.md says. */
  const names = ({ documents, papers, chunks, firsts, facets, fields, names: known }) => [
    "words", "o-title", ...fields.filter((field) => field.lengths === "column").map((field) => `l-${field.name}`),
    ...facets.map((facet) => `f-${facet.name}`),
    ...numbered("t", firsts.length, 1), ...numbered("d", documents, chunks.documents), ...numbered("n", known, chunks.names),
    ...numbered("x", documents, chunks.texts), ...numbered("c", papers, chunks.bibtex),
  ];

  /* Fetches them into the browser's cache; not for a large collection, from a disk, or for readers who save data. */
  finder.keep = async (manifest) => {
    if (manifest.documents > MOST_DOCUMENTS || location.protocol === "file:" || navigator.connection?.saveData) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    for (const name of names(manifest)) {
      // One after the other; the first that cannot be got ends it.
      const answer = await fetch(finder.dataAddress(`${manifest.build}/${name}.js`), { priority: "low" }).catch(() => null);
      if (!answer?.ok) return;
      await answer.arrayBuffer();
    }
    document.documentElement.dataset.paSearch = "kept";
  };
})();
