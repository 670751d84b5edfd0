/* Numbers as text, read back: docs/search.md, "Numbers in text". */
"use strict";
(function (parts) {
  const LAST = 52, GOING_ON = 28, MARKS = LAST + GOING_ON, MORE = 89;
  const VALUES = new Int16Array(128).fill(-1);
  let next = 0;
  for (let code = 33; code < 127; code++) if (!"\"\\;|".includes(String.fromCharCode(code))) VALUES[code] = next++;

  /** Reads numbers and marks from a place of a text on. */
  class Reader {
    constructor(text, place = 0) {
      this.text = text;
      this.place = place;
    }

    number() {
      let high = 0;
      for (;;) {
        const value = VALUES[this.text.charCodeAt(this.place++)];
        if (value < LAST) return high * LAST + value;
        high = high * GOING_ON + (value - LAST) + 1;
      }
    }

    /** How often a term stands in a document: 1 where no mark stands here. */
    count() {
      const value = this.place < this.text.length ? VALUES[this.text.charCodeAt(this.place)] : -1;
      if (value < MARKS) return 1;
      this.place++;
      return value === MORE ? this.number() : value - MARKS + 2;
    }

    get isAtEnd() {
      return this.place >= this.text.length;
    }
  }

  /** All numbers of a column. */
  function column(text) {
    const numbers = new Int32Array(text.length);
    const reader = new Reader(text);
    let length = 0;
    while (!reader.isAtEnd) numbers[length++] = reader.number();
    return numbers.subarray(0, length);
  }

  /** Words written with the number of characters that each shares with the one before. */
  function frontCoded(text) {
    let before = "";
    return text === "" ? [] : text.split(" ").map((coded) => (before = after(coded, before)));
  }

  function after(coded, before) {
    return before.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
  }

  parts.numbers = { Reader, column, frontCoded, after };
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
