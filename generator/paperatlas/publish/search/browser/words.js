/* Texts cut into words, as publish/search/words.py does it for the index. */
"use strict";
(function (parts) {
  const LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ς": "σ" };
  const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
  const ACCENTS = /[\u0300-\u036f]/g;
  const APOSTROPHE = /(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu;
  const SIGNS = "\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc" +
    "\\u0900-\\u0963\\u0966-\\u0dff\\u0e31-\\u0e4e\\u0eb1-\\u0ecd\\u3099\\u309a";
  const LETTER = `[\\p{L}\\p{N}${SIGNS}]`;
  const WORD = new RegExp(`${LETTER}+(?:(?<=[0-9])\\.(?=[0-9])${LETTER}+)*`, "gu");
  const PAIRED = "\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const RUN = new RegExp(`[${PAIRED}]+|[^${PAIRED}]+`, "gu");
  const IS_PAIRED = new RegExp(`^[${PAIRED}]`, "u");

  /** The text in small letters without accents. */
  function folded(text) {
    return text.normalize("NFKD").replace(ACCENTS, "").toLowerCase()
      .replace(SPECIAL, (letter) => LETTERS[letter]).replace(ACCENTS, "").normalize("NFC");
  }

  /** The words of a text that are sought: of Chinese and Japanese the pairs, a single character as it is. */
  function wordsOf(text) {
    const words = [];
    for (const word of folded(text).replace(APOSTROPHE, "").match(WORD) || []) {
      for (const run of word.match(RUN)) words.push(...pieces(run));
    }
    return words;
  }

  function pieces(run) {
    const letters = Array.from(run);
    if (letters.length < 2 || !IS_PAIRED.test(run)) return [run];
    return letters.slice(1).map((letter, place) => letters[place] + letter);
  }

  /** In lunr's pipeline: a word of a query as the words it has in the index. */
  function cutWord(token) {
    return wordsOf(token.toString()).map((word) => token.clone(() => word));
  }
  lunr.Pipeline.registerFunction(cutWord, "paperatlas-words");

  parts.words = { folded, wordsOf, cutWord };
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
