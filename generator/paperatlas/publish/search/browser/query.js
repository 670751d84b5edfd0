/* A query read as lunr reads it, and its words found in the index. */
"use strict";
(function (parts) {
  const { folded, wordsOf, cutWord } = parts.words;
  const ALIASES = { author: "authors", by: "authors", tag: "tags", topic: "tags", venue: "tags", year: "tags", abstract: "text" };
  const MOST_SHARDS = 40;
  const SHARDS_OF_UNFINISHED = 6;
  const TERMS_OF_UNFINISHED = 12;
  const LEAST_UNFINISHED = 2;
  const UNFINISHED_BOOST = 0.5;
  const PROHIBITED = lunr.Query.presence.PROHIBITED;

  lunr.tokenizer.separator = /[\s\-]+/;

  /** Stemmers of the index' languages, behind the cutting into words. */
  function pipelineOf(languages) {
    const pipeline = new lunr.Pipeline();
    pipeline.add(cutWord, ...languages.map((language) => (language === "en" ? lunr.stemmer : lunr[language].stemmer)));
    return pipeline;
  }

  /** Words that the index leaves out. */
  function isStopWord(word, languages) {
    const filters = languages.map((language) => (language === "en" ? lunr.stopWordFilter : lunr[language].stopWordFilter));
    return filters.some((filter) => !filter(new lunr.Token(word, {})));
  }

  /** A query as the reader wrote it: phrases taken out, and the rest in lunr's syntax. */
  function prepare(text, fields) {
    const phrases = [];
    const names = new Set(fields);
    const rest = folded(text)
      .replace(/[“”„«»]/g, '"')
      .replace(/"([^"]*)"?/g, (_, phrase) => {
        const words = phraseWords(phrase);
        if (words.length) phrases.push(words);
        return ` ${words.map((word) => `+${word}`).join(" ")} `;
      })
      .replace(/([^\s:+\-]+):(?=(.?))/g, (whole, name, next) => {
        const known = ALIASES[name] || name;
        return names.has(known) && next.trim() ? `${known}:` : `${name} `;
      })
      .replace(/:(?=\s|$)|(^|\s):/g, " ")
      .replace(/[~^](?!\d)|(^|\s)[~^]\d*/g, " ")
      .replace(/(^|\s)[+\-]+(?=\s|$)/g, "$1")
      .replace(/(^|\s)([+\-])[+\-]+/g, "$1$2")
      .replace(/(^|\s)\*+(?=\s|$)/g, "$1")
      .replace(/\\/g, " ")
      .trim();
    return { phrases: phrases.filter((words) => words.length > 1), text: rest };
  }

  function phraseWords(phrase) {
    return folded(phrase).replace(/[^\p{L}\p{N}\p{M}.'’]+/gu, " ").split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
  }

  /** lunr's clauses; where the text is none of its syntax, its words. */
  function parse(text, fields) {
    const query = new lunr.Query(fields);
    try {
      new lunr.QueryParser(text, query).parse();
    } catch (error) {
      if (!(error instanceof lunr.QueryParseError)) throw error;
      query.clauses = [];
      for (const word of wordsOf(text)) query.term(word, {});
    }
    return query;
  }

  /**
   * The query with the terms of the index that each clause stands for.
   *
   * Returns {clauses: [{terms, fields, boost, presence, words}], isNegated, unknown, hint}; `unknown` are words of which the
   * index has nothing.
   */
  async function resolve(query, terms, pipeline, unfinished) {
    const found = { clauses: [], isNegated: query.isNegated(), unknown: [], hint: undefined };
    const { languages } = terms.manifest;
    for (const clause of query.clauses) {
      const isLast = unfinished && clause === query.clauses[query.clauses.length - 1];
      const words = clause.usePipeline ? wordsOf(clause.term) : [clause.term];
      const sought = clause.usePipeline ? pipeline.runString(clause.term, { fields: clause.fields }) : [clause.term];
      const one = { terms: [], fields: clause.fields, boost: clause.boost, presence: clause.presence, words, isImpossible: false };
      for (const term of sought) {
        const expanded = await expand({ ...clause, term }, terms, found);
        // Prohibited words may be missing; a required one that is missing leaves nothing.
        if (!expanded.length && clause.presence === lunr.Query.presence.REQUIRED && !isLast) one.isImpossible = true;
        one.terms.push(...expanded);
      }
      found.clauses.push(one);
      const isPlain = clause.usePipeline && !clause.editDistance && clause.presence !== PROHIBITED;
      if (isLast && isPlain && words.length) await finish(words[words.length - 1], one, terms, found);
      if (isPlain && !one.terms.length && !isLast) {
        found.unknown.push(...words.filter((word) => !isStopWord(word, languages)));
        if (one.isImpossible && words.every((word) => isStopWord(word, languages))) one.isImpossible = false;
      }
    }
    return found;
  }

  /** The terms of the index that lunr takes a clause for. */
  async function expand(clause, terms, found) {
    if (!clause.editDistance && !clause.term.includes("*")) {
      const term = await terms.find(clause.term);
      return term ? [term] : [];
    }
    const names = await candidates(clause, terms);
    if (!names) {
      found.hint = `“${clause.term}” stands for too many words: write more letters before the star.`;
      return [];
    }
    const builder = new lunr.TokenSet.Builder();
    for (const name of names) builder.insert(name);
    builder.finish();
    const matching = builder.root.intersect(lunr.TokenSet.fromClause(clause)).toArray();
    if (new Set(matching.map((name) => terms.shardOf(name))).size > MOST_SHARDS) {
      found.hint = `“${clause.term}” stands for too many words: write more letters.`;
      return [];
    }
    return (await Promise.all(matching.map((name) => terms.find(name)))).filter(Boolean).sort(byTerm);
  }

  /** Terms among which those of a clause are, in order; null where they are too many. */
  async function candidates(clause, terms) {
    const beginning = clause.editDistance ? "" : clause.term.slice(0, clause.term.indexOf("*"));
    if (beginning) {
      const shards = terms.shardsOf(beginning);
      if (shards.length > MOST_SHARDS) return null;
      const loaded = await Promise.all(shards.map((number) => terms.shard(number)));
      return loaded.flatMap((shard) => [...shard.keys()].filter((name) => name.startsWith(beginning)));
    }
    if (clause.term.replace(/\*/g, "").length < 2) return null;
    const all = await terms.store.file("terms", parts.numbers.frontCoded);
    if (!clause.editDistance) {
      const middle = clause.term.split("*").sort((a, b) => b.length - a.length)[0];
      return all.filter((name) => name.includes(middle));
    }
    return all.filter((name) => Math.abs(name.length - clause.term.length) <= clause.editDistance);
  }

  /** Adds what an unfinished last word may become. */
  async function finish(word, clause, terms, found) {
    const whole = clause.terms.slice();
    const others = word.length < LEAST_UNFINISHED ? [] : (await continuations(word, terms)).filter((term) => !whole.includes(term));
    found.unfinished = { word, clause, terms: [...whole, ...others] };
    if (!others.length) {
      if (!whole.length && !isStopWord(word, terms.manifest.languages)) found.unknown.push(word);
      return;
    }
    if (clause.presence !== lunr.Query.presence.OPTIONAL || !whole.length) clause.terms.push(...others);
    else found.clauses.push({ ...clause, terms: others, boost: clause.boost * UNFINISHED_BOOST, isMore: true });
  }

  /** The most frequent terms of which a word begins so. */
  async function continuations(word, terms) {
    const numbers = new Set([0, 1, 2, 3].filter((cut) => word.length - cut > 1).map((cut) => terms.shardOf(word.slice(0, word.length - cut))));
    const { loners } = terms.manifest;
    const begun = terms.shardsOf(word);
    const chosen = begun.length > SHARDS_OF_UNFINISHED ? begun.filter((number) => loners.has(number)) : begun;
    for (const number of [...chosen, ...begun].slice(0, SHARDS_OF_UNFINISHED)) numbers.add(number);
    const shards = await Promise.all([...numbers].map((number) => terms.shard(number)));
    const fitting = shards.flatMap((shard) => [...shard.values()].filter((term) => begins(term, word)));
    return fitting.sort((a, b) => b.frequency - a.frequency || byTerm(a, b)).slice(0, TERMS_OF_UNFINISHED).sort(byTerm);
  }

  function begins(term, word) {
    return term.term.startsWith(word) || term.forms.some((form) => form.startsWith(word));
  }

  function byTerm(a, b) {
    return a.term < b.term ? -1 : a.term > b.term ? 1 : 0;
  }

  Object.assign(parts, { query: { pipelineOf, isStopWord, prepare, parse, resolve } });
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
