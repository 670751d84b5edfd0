/* Papers known by their identifiers. */
"use strict";
(function (parts) {
  /** The 32-bit FNV-1a hash of a text in ASCII, as the build has it. */
  function fnv1a(text) {
    let value = 0x811c9dc5;
    for (let place = 0; place < text.length; place++) value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
    return value >>> 0;
  }

  /** The number of each paper, or null for what the collection does not have. */
  async function numbersOf(identifiers, store, { identifiers: files }) {
    return Promise.all(identifiers.map(async (identifier) => {
      if (!files) return null;
      const known = await store.file(`i${fnv1a(identifier) % files}`, ([names, numbers]) => {
        const column = parts.numbers.column(numbers);
        return new Map(names.split(" ").map((name, place) => [name, column[place]]));
      });
      return known.get(identifier) ?? null;
    }));
  }

  parts.identifiers = { numbersOf };
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
