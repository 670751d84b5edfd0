/* The documents of a resolved query with lunr's scores. lunr's own Index.query gives the same; a test holds that. */
"use strict";
(function (parts) {
  const { REQUIRED, PROHIBITED } = lunr.Query.presence;

  /**
   * Scores every document.
   *
   * A score is the sum over the fields of the query's vector times the field's vector, divided by the length of the query's
   * vector in that field. Returns {documents, scores, matches}; `documents` in the order of their numbers.
   */
  async function score(resolved, terms) {
    const { manifest } = terms;
    const size = manifest.documents;
    const total = new Float64Array(size);
    const isHit = new Uint8Array(size);
    for (let field = 0; field < manifest.fields.length; field++) {
      const vector = queryVector(resolved, manifest.fields[field].name);
      if (vector.size) await addField(field, vector, terms, total, isHit);
    }
    const kept = resolved.isNegated ? new Uint8Array(size).fill(1) : isHit;
    for (const clause of resolved.clauses) {
      if (clause.presence === REQUIRED) keep(kept, membersOf(clause, manifest), 1);
      if (clause.presence === PROHIBITED) keep(kept, membersOf(clause, manifest), 0);
    }
    let count = 0;
    const documents = new Int32Array(size);
    for (let document = 0; document < size; document++) if (kept[document]) documents[count++] = document;
    return { documents: documents.slice(0, count), scores: total, wholes: wholes(resolved, manifest) };
  }

  /**
   * 1 for documents that have every word of the query that the collection has, 2 for those that have them all in the first
   * field, the title; null for single words.
   */
  function wholes({ clauses, unfinished }, manifest) {
    const sought = clauses.filter((clause) => clause.presence !== PROHIBITED && clause.terms.length && !clause.isMore);
    if (sought.length < 2) return null;
    const anywhere = new Uint8Array(manifest.documents).fill(1), inTitle = anywhere.slice();
    for (const clause of sought) {
      const isLast = unfinished && unfinished.clause === clause;
      const whole = isLast ? { ...clause, terms: unfinished.terms } : clause;
      keep(anywhere, membersOf(whole, manifest), 1);
      keep(inTitle, membersOf({ ...whole, fields: clause.fields.slice(0, 1) }, manifest), 1);
    }
    return anywhere.map((one, document) => one + inTitle[document]);
  }

  /** For each term of the query that is sought in a field its weight in the query, in the terms' order. */
  function queryVector(resolved, name) {
    const vector = new Map();
    for (const clause of resolved.clauses) {
      if (clause.presence === PROHIBITED || !clause.fields.includes(name)) continue;
      for (const term of clause.terms) vector.set(term, (vector.get(term) || 0) + clause.boost);
    }
    return new Map([...vector].sort(([a], [b]) => (a.term < b.term ? -1 : 1)));
  }

  async function addField(field, vector, terms, total, isHit) {
    const { name, lengths } = terms.manifest.fields[field];
    const present = [...vector].filter(([term]) => term.postings(field).documents.length);
    if (!present.length) return;
    const column = lengths === "column" ? await terms.store.file(`l-${name}`, parts.numbers.column) : null;
    let squares = 0;
    for (const boost of vector.values()) squares += boost * boost;
    const magnitude = Math.sqrt(squares);
    const sums = new Float64Array(total.length);
    for (const [term, boost] of present) {
      const { documents } = term.postings(field);
      const weights = term.weights(field, column);
      for (let place = 0; place < documents.length; place++) {
        sums[documents[place]] += boost * weights[place];
        isHit[documents[place]] = 1;
      }
    }
    for (let document = 0; document < sums.length; document++) if (sums[document]) total[document] += sums[document] / magnitude || 0;
  }

  function membersOf(clause, manifest) {
    const members = new Uint8Array(manifest.documents);
    if (clause.isImpossible) return members;
    if (!clause.terms.length) return clause.presence === REQUIRED ? members.fill(1) : members;
    manifest.fields.forEach(({ name }, field) => {
      if (!clause.fields.includes(name)) return;
      for (const term of clause.terms) for (const document of term.postings(field).documents) members[document] = 1;
    });
    return members;
  }

  function keep(kept, members, wanted) {
    for (let document = 0; document < kept.length; document++) if (members[document] !== wanted) kept[document] = 0;
  }

  /**
   * The best documents from a place on: by `wholes`, then by score; equal scores (to a billionth) stand in the
   * order of their numbers.
   */
  function best(documents, scores, wholes, offset, limit) {
    const key = (document) => Math.round(scores[document] * 1e9) + (wholes ? wholes[document] * 1e15 : 0);
    const wanted = offset + limit;
    const compare = (a, b) => key(b) - key(a) || a - b;
    if (wanted >= 200 || wanted * 4 > documents.length) return [...documents].sort(compare).slice(offset, wanted);
    const top = [];
    let worst = -Infinity;
    for (const document of documents) {
      const own = key(document);
      // A later document with the same score never comes before an earlier one.
      if (top.length === wanted && own <= worst) continue;
      let place = top.length;
      while (place && key(top[place - 1]) < own) place--;
      top.splice(place, 0, document);
      if (top.length > wanted) top.pop();
      worst = key(top[top.length - 1]);
    }
    return top.slice(offset);
  }

  Object.assign(parts, { scores: { score, best } });
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
