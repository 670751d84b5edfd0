/* Answers to searches, out of the other parts. */
"use strict";
(function (parts) {
  const { wordsOf, folded } = parts.words;
  const LIMIT = 10;
  /** Best hits in which a phrase is looked for. */
  const PHRASE_HITS = 240;
  const PHRASE_STEP = 24;
  /** Words of a text by which papers near it are sought. */
  const NEAR_WORDS = 24;
  const { REQUIRED } = lunr.Query.presence;

  class Engine {
    constructor(store) {
      this.store = store;
    }

    async terms() {
      const manifest = await this.store.manifest();
      if (!this.known || this.known.manifest !== manifest) {
        this.known = new parts.Terms(this.store, manifest);
        this.pipeline = parts.query.pipelineOf(manifest.languages);
      }
      return this.known;
    }

    async search({ query = "", prefix = false, ...wishes }) {
      const terms = await this.terms();
      const fields = terms.manifest.fields.map((field) => field.name);
      const prepared = parts.query.prepare(query, fields);
      if (!prepared.text) return this.answer({ query, documents: null, ...wishes }, terms);
      const isUnfinished = prefix && !/[\s"*]$/.test(query);
      const { resolved, corrected } = await this.resolve(prepared.text, fields, terms, isUnfinished, !query.includes('"'));
      const found = await parts.scores.score(resolved, terms);
      const phrased = prepared.phrases.length ? await this.withPhrases(found, prepared.phrases, wantedOf(wishes), terms.manifest) : found;
      const names = await parts.proposals.names(resolved, this.store, terms.manifest);
      const answer = await this.answer({ query, ...phrased, resolved, ...wishes }, terms);
      return { ...answer, names, corrected, hint: resolved.hint, atLeast: Boolean(phrased.atLeast) };
    }

    /** The query's terms; words that the collection does not have are replaced by their nearest ones. */
    async resolve(text, fields, terms, isUnfinished, mayCorrect) {
      const resolved = await parts.query.resolve(parts.query.parse(text, fields), terms, this.pipeline, isUnfinished);
      if (!resolved.unknown.length || !mayCorrect) return { resolved };
      const changes = [];
      for (const word of new Set(resolved.unknown)) {
        const other = await parts.proposals.nearest(word, this.store);
        if (other) changes.push([word, other]);
      }
      if (!changes.length) return { resolved };
      const query = changes.reduce((whole, [from, to]) => replaced(whole, from, to), text);
      const better = await parts.query.resolve(parts.query.parse(query, fields), terms, this.pipeline, isUnfinished);
      return { resolved: better, corrected: { query, changes } };
    }

    /** The papers nearest to a text. */
    async near({ text = "", ...wishes }) {
      const terms = await this.terms();
      const sought = await this.rarest(text, terms);
      const fields = terms.manifest.fields.map((field) => field.name).filter((name) => name !== "authors");
      const clauses = sought.map(({ term, boost }) => ({ terms: [term], fields, boost, presence: lunr.Query.presence.OPTIONAL, words: [term.term] }));
      const found = await parts.scores.score({ clauses, isNegated: false }, terms);
      const papers = found.documents.filter((document) => document < terms.manifest.papers);
      const answer = await this.answer({ query: text, ...found, wholes: null, documents: papers, resolved: { clauses }, ...wishes }, terms);
      return { ...answer, names: [] };
    }

    async rarest(text, terms) {
      const [words, counts] = await this.store.file("words", ([texts, column]) => [parts.numbers.frontCoded(texts), parts.numbers.column(column)]);
      const known = new Map(words.map((word, place) => [word, counts[place]]));
      const often = new Map();
      for (const word of wordsOf(text)) if (known.has(word)) often.set(word, (often.get(word) || 0) + 1);
      const rarity = ([word, count]) => (1 + Math.log(count)) * Math.log(1 + terms.manifest.documents / known.get(word));
      const chosen = [...often].sort((a, b) => rarity(b) - rarity(a) || (a[0] < b[0] ? -1 : 1)).slice(0, NEAR_WORDS);
      const found = new Map();
      for (const [word, count] of chosen) {
        for (const name of this.pipeline.runString(word, {})) {
          const term = await terms.find(name);
          if (term) found.set(term, Math.max(found.get(term) || 0, 1 + Math.log(count)));
        }
      }
      return [...found].map(([term, boost]) => ({ term, boost }));
    }

    /** The hits under the filters, in the wanted order, with what they show. */
    async answer({ query, documents, scores, wholes, resolved, filters, facets, sort, kinds, limit = LIMIT, offset = 0 }, { manifest }) {
      let hits = documents || Array.from({ length: manifest.papers }, (_, number) => number);
      if (kinds && !kinds.includes("page")) hits = hits.filter((document) => document < manifest.papers);
      const narrowed = await parts.facets.narrow(hits, filters, facets, this.store, manifest);
      const shown = await this.ordered(narrowed.documents, scores, sort === "score" ? null : wholes, sort, offset, limit);
      const items = await parts.proposals.items("d", manifest.chunks.documents, shown, this.store);
      return {
        query,
        total: narrowed.documents.length,
        hits: shown.map((ref, place) => ({
          ref,
          score: scores ? scores[ref] : 0,
          fields: resolved ? matching(ref, resolved, manifest) : {},
          ...items[place],
        })),
        names: [],
        facets: narrowed.facets,
        words: resolved ? marked(resolved) : [],
      };
    }

    async ordered(documents, scores, wholes, sort, offset, limit) {
      if (sort === "title") {
        const ranks = await this.store.file("o-title", parts.numbers.column);
        return [...documents].sort((a, b) => ranks[a] - ranks[b]).slice(offset, offset + limit);
      }
      if (sort === "date" || !scores) return [...documents].slice(offset, offset + limit);
      return parts.scores.best(documents, scores, wholes, offset, limit);
    }

    /** Those of the best hits that have each phrase, in title, authors or text; no more than are wanted and a few. */
    async withPhrases(found, phrases, wanted, manifest) {
      const best = parts.scores.best(found.documents, found.scores, found.wholes, 0, PHRASE_HITS);
      const sought = phrases.map((words) => ` ${words.join(" ")} `);
      const documents = [];
      let seen = 0;
      while (seen < best.length && documents.length < wanted) {
        const some = best.slice(seen, (seen += PHRASE_STEP));
        const texts = await this.wholeTexts(some, manifest);
        documents.push(...some.filter((_, place) => sought.every((phrase) => texts[place].includes(phrase))));
      }
      return { documents: documents.sort((a, b) => a - b), scores: found.scores, wholes: found.wholes, atLeast: seen < found.documents.length };
    }

    async wholeTexts(documents, manifest) {
      const [shown, texts] = await this.shownAndTexts(documents, manifest);
      return shown.map((item, place) => spaced(`${item.title} / ${item.authors || ""} / ${texts[place]}`));
    }

    /** What is shown of documents, and their whole texts, of which the beginnings are only there. */
    async shownAndTexts(documents, { chunks }) {
      const [shown, rests] = await Promise.all([
        parts.proposals.items("d", chunks.documents, documents, this.store),
        parts.proposals.items("x", chunks.texts, documents, this.store),
      ]);
      return [shown, shown.map(({ text = "" }, place) => text.replace(/…$/, "") + rests[place])];
    }

    /** What is shown of papers known by their identifiers, null for one that the collection does not have. */
    async papers({ ids }) {
      const manifest = await this.store.manifest();
      const refs = await parts.identifiers.numbersOf(ids, this.store, manifest);
      const known = refs.filter((ref) => ref !== null);
      const shown = await parts.proposals.items("d", manifest.chunks.documents, known, this.store);
      const items = new Map(known.map((ref, place) => [ref, { ref, ...shown[place] }]));
      return refs.map((ref) => items.get(ref) ?? null);
    }

    async texts({ refs }) {
      return (await this.shownAndTexts(refs, await this.store.manifest()))[1];
    }

    async bibtex({ refs }) {
      const { papers, chunks } = await this.store.manifest();
      return parts.proposals.items("c", chunks.bibtex, refs.filter((ref) => ref < papers), this.store);
    }
  }

  function wantedOf({ offset = 0, limit = LIMIT }) {
    return offset + 2 * limit;
  }

  function spaced(text) {
    return ` ${folded(text).replace(/[^\p{L}\p{N}\p{M}.'’]+/gu, " ").replace(/[.'’](?= |$)/g, "")} `;
  }

  function replaced(text, from, to) {
    return text.split(/(\s+|[+\-:^~])/).map((part) => (wordsOf(part).join(" ") === from ? to : part)).join("");
  }

  /** For each field in which a hit has terms of the query those terms. */
  function matching(ref, resolved, manifest) {
    const fields = {};
    manifest.fields.forEach(({ name }, field) => {
      const terms = new Set();
      for (const clause of resolved.clauses) {
        if (clause.presence === lunr.Query.presence.PROHIBITED || !clause.fields.includes(name)) continue;
        for (const term of clause.terms) if (has(term.postings(field).documents, ref)) terms.add(term.term);
      }
      if (terms.size) fields[name] = [...terms];
    });
    return fields;
  }

  function has(documents, ref) {
    let low = 0, high = documents.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (documents[middle] < ref) low = middle + 1;
      else high = middle;
    }
    return documents[low] === ref;
  }

  /** The words to mark in a text. */
  function marked(resolved) {
    const words = [];
    for (const clause of resolved.clauses) {
      if (clause.presence === lunr.Query.presence.PROHIBITED) continue;
      const forms = clause.terms.flatMap((term) => [term.term, ...term.forms]);
      const word = clause.words.join(" ");
      words.push({ word, forms: [...new Set([...clause.words, ...forms])], prefix: Boolean(resolved.unfinished && resolved.unfinished.word === word) });
    }
    return words;
  }

  parts.Engine = Engine;
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
