/* Words in the place of those that the collection does not have, and names that a query may mean. */
"use strict";
(function (parts) {
  const LEAST_LETTERS = 4;
  const MOST_NAMES = 6;

  /** The nearest frequent word, or null. */
  async function nearest(word, store) {
    const letters = Array.from(word);
    if (letters.length < LEAST_LETTERS || /\d/.test(word)) return null;
    const [words, counts] = await store.file("words", ([texts, column]) => [parts.numbers.frontCoded(texts), parts.numbers.column(column)]);
    const most = letters.length < 8 ? 1 : 2;
    const mask = maskOf(word);
    let found = null, least = Infinity;
    words.forEach((other, place) => {
      if (Math.abs(other.length - word.length) > most || bits(mask ^ maskOf(other)) > 2 * most) return;
      const distance = distanceOf(word, other, most);
      if (distance > most) return;
      // Errors in the first letter are rarer than anywhere else; among equals the most frequent word is meant.
      const cost = distance * 10 + (other[0] === word[0] ? 0 : 4) - Math.log10(1 + counts[place]);
      if (cost < least) [found, least] = [other, cost];
    });
    return found;
  }

  /** A bit for each letter that a word has. */
  function maskOf(word) {
    let mask = 0;
    for (let place = 0; place < word.length; place++) mask |= 1 << (word.charCodeAt(place) & 31);
    return mask;
  }

  function bits(mask) {
    let count = 0;
    for (; mask; mask &= mask - 1) count++;
    return count;
  }

  /** Letters to add, take away, change or swap with their neighbour; more than `most` is `most + 1`. */
  function distanceOf(one, other, most) {
    let before = [], row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        least = Math.min(least, next[j]);
      }
      if (least > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  }

  /** The names that have all words of a query, those with the most papers first. */
  async function names(resolved, store, manifest) {
    const clauses = resolved.clauses.filter((clause) => clause.presence !== lunr.Query.presence.PROHIBITED && clause.words.length);
    const sought = new Map(clauses.map((clause) => [clause.words.join(" "), clause.terms]));
    if (resolved.unfinished) sought.set(resolved.unfinished.word, resolved.unfinished.terms);
    let found = null;
    for (const terms of sought.values()) {
      const some = new Set();
      for (const term of terms) for (const number of term.names) if (!found || found.has(number)) some.add(number);
      found = some;
    }
    const numbers = [...(found || [])].sort((a, b) => a - b).slice(0, MOST_NAMES);
    return items("n", manifest.chunks.names, numbers, store);
  }

  /** Items out of chunks, in the order of their numbers as given. */
  function items(letter, size, numbers, store) {
    return Promise.all(numbers.map(async (number) => (await store.file(`${letter}${Math.floor(number / size)}`))[number % size]));
  }

  Object.assign(parts, { proposals: { nearest, names, items, distanceOf } });
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
