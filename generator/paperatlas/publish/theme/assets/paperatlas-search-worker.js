/*
 * The search itself. The build puts lunr.js, its languages and the parts of publish/search/browser/ before this file, so
 * that the site's assets/paperatlas-search-worker.js is complete: run it as a Worker, or, where a page has none (opened from
 * a disk), load it by a script element and use
 *
 *   const port = paperatlasSearchPort(reply);   // reply(message) is called with what a worker would post
 *   port.postMessage(message);
 *
 * Messages in (`id` is any number, and comes back with the answer; `port.postMessage` takes them at once):
 *
 *   {type: "start", base, root}
 *       First of all. `base` is the absolute address of the folder assets/search/, with its slash; `root` that of the site.
 *   {type: "search", id, query, prefix, limit, offset, filters, facets, sort}
 *       query    lunr's syntax, and "exact phrases"; words of any language, with or without accents. author: is authors:,
 *                tag: and topic: are tags:.
 *       prefix   whether the last word may be unfinished (default false).
 *       limit, offset   which hits are wanted (10 from 0); limit 0 for numbers only.
 *       filters  {topic: {in: ["slug"], out: ["slug"]}, year: {from: 2020, to: 2023, out: [..]}, has: {in: ["code"]}, …}:
 *                a document must have one of `in` (all of them for `tag`, `author` and `has`) and none of `out`.
 *       facets   names of facets to count, ["topic", "year"] (default none): counts over all hits under the other filters.
 *       sort     "relevance" (default: papers with all words of the query first, then by score), "score" (lunr's own order),
 *                "date" or "title". An empty query has all papers, newest first.
 *       kinds    ["paper"] to leave out hand-written pages (default all).
 *   {type: "near", id, text, limit, filters}
 *       The papers nearest to a text, by its rarest words. Answered as a search.
 *   {type: "texts", id, refs}      Whole summaries and abstracts, for a line around a match.
 *   {type: "papers", id, ids}      Papers by their identifiers (`papers/ID/`), as hits; null for one that is not there.
 *   {type: "bibtex", id, refs}     BibTeX entries, as on the papers' pages.
 *   {type: "manifest", id}
 *
 * Messages out:
 *
 *   {type: "results", id, query, total, atLeast, hits, names, facets, words, corrected, hint}
 *       total     number of hits; `atLeast` is true where a phrase was sought in the best hits only.
 *       hits      [{ref, score, fields: {title: ["learn"], …}, title, address, year, …}]: what docs/search.md says of documents.
 *       names     [[kind, name, address, papers]]: topics, tags, people … whose names have all words of the query, at most
 *                 six, the most papers first.
 *       facets    {topic: [[slug, name, count], …]}: most first (years newest first); only counts above 0.
 *       words     [{word, forms, prefix}]: what to mark in texts: words (folded) and their known forms.
 *       corrected {query, changes: [[from, to]]} where words that the collection does not have were replaced; the hits are
 *                 those of the replaced query. Send the query in quotation marks to have it as it is.
 *       hint      a sentence where something could not be done, else absent.
 *   {type: "texts", id, texts}     [text, …] in the order of refs.
 *   {type: "papers", id, papers}   [hit or null, …] in the order of ids.
 *   {type: "bibtex", id, entries}
 *   {type: "manifest", id, manifest}
 *   {type: "failed", id, message}  No answer: the files could not be got.
 *
 * An answer is left out where a newer search (or near) came before it was ready.
 */
"use strict";
(function (parts) {
  /** Takes messages and answers by `reply`; a newer search makes an older one pointless. */
  function port(reply) {
    let engine = null, newest = 0;
    const answers = {
      search: async (message) => ({ type: "results", ...(await engine.search(message)) }),
      near: async (message) => ({ type: "results", ...(await engine.near(message)) }),
      texts: async (message) => ({ type: "texts", texts: await engine.texts(message) }),
      papers: async (message) => ({ type: "papers", papers: await engine.papers(message) }),
      bibtex: async (message) => ({ type: "bibtex", entries: await engine.bibtex(message) }),
      manifest: async () => ({ type: "manifest", manifest: await engine.store.manifest() }),
    };

    async function answer(message) {
      try {
        return await answers[message.type](message);
      } catch (error) {
        // A file that is gone belongs to an older build of the site.
        engine.store.forget();
        return answers[message.type](message);
      }
    }

    return {
      async postMessage(message) {
        if (message.type === "start") {
          engine = new parts.Engine(new parts.Store(message.base));
          return;
        }
        if (!engine || !answers[message.type]) return;
        const isSearch = message.type === "search" || message.type === "near";
        const place = isSearch ? ++newest : 0;
        try {
          const answered = await answer(message);
          if (!isSearch || place === newest) reply({ id: message.id, ...answered });
        } catch (error) {
          if (!isSearch || place === newest) reply({ type: "failed", id: message.id, message: String(error.message || error) });
        }
      },
    };
  }

  self.paperatlasSearchPort = port;
  if (typeof document === "undefined" && typeof postMessage === "function") {
    const own = port((message) => postMessage(message));
    self.onmessage = (event) => own.postMessage(event.data);
  }
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
