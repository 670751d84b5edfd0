/* Found text as elements: matched words marked, a line around them. Text is only ever text here, never markup. */
"use strict";

(() => {
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
  const LINE = 200;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made && !key.startsWith("aria")) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };

  /* Mathematics is shown as its TeX. */
  const plain = (text) => (text ?? "").replace(/\$([^$]+)\$/g, "$1").replace(/\s+/g, " ").trim();

  /* Says where in a word stands what was looked for. `words` as the core tells them. */
  const matcher = (words) => {
    const known = new Set((words ?? []).flatMap(({ word, forms }) => [word, ...(forms ?? [])]).map(fold));
    const starts = (words ?? []).filter((item) => item.prefix).map((item) => fold(item.word));
    const joined = [...known].filter((word) => WITHOUT_SPACES.test(word));
    return (word) => {
      const folded = fold(word);
      if (known.has(folded) || starts.some((start) => folded.startsWith(start))) return [[0, word.length]];
      if (!WITHOUT_SPACES.test(word)) return [];
      return joined.filter((part) => folded.includes(part))
        .map((part) => [folded.indexOf(part), folded.indexOf(part) + part.length]);
    };
  };

  const places = (text, match) => {
    const found = [];
    for (const word of text.matchAll(WORD)) {
      for (const [start, end] of match(word[0])) {
        found.push({ start: word.index + start, end: word.index + end, word: fold(word[0].slice(start, end)) });
      }
    }
    return found.sort((one, other) => one.start - other.start);
  };

  const marked = (text, match) => {
    const made = document.createDocumentFragment();
    let position = 0;
    for (const { start, end } of places(text, match)) {
      if (start < position) continue;
      made.append(text.slice(position, start), element("mark", {}, text.slice(start, end)));
      position = end;
    }
    made.append(text.slice(position));
    return made;
  };

  /* The part of a text, about a line, in which most of the words stand; its beginning where that is as good. */
  const excerpt = (text, match, length = LINE) => {
    if (text.length <= length) return text;
    const found = places(text, match);
    let best = { start: 0, score: new Set(found.filter((item) => item.end <= length).map((item) => item.word)).size };
    for (const first of found) {
      const inside = found.filter((item) => item.start >= first.start && item.end <= first.start + length - 60);
      const score = new Set(inside.map((item) => item.word)).size;
      if (score > best.score) best = { start: first.start, score };
    }
    const wanted = Math.max(0, Math.min(best.start - 50, text.length - length));
    const start = wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
    const stop = start + length >= text.length ? text.length : text.lastIndexOf(" ", start + length);
    return `${start ? "… " : ""}${text.slice(start, stop > start ? stop : start + length)}${stop < text.length ? " …" : ""}`;
  };

  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  /* Where, when and who, in one line. */
  const facts = (hit) => [hit.year, hit.venue, hit.authors, hit.topicName, hit.kind === "page" ? "Page of this site" : null]
    .filter(Boolean).map(String).join(" · ");

  const fillLine = (line, text, match, length) => {
    line.replaceChildren(marked(excerpt(plain(text), match, length), match));
  };

  /* Lines without a match get one from the whole text of the paper, where there is one. */
  const fillTexts = async (hits, lines, match, length) => {
    const bare = hits.map((hit, place) => place)
      .filter((place) => lines[place] && !lines[place].querySelector("mark") && hits[place].kind !== "page");
    if (!bare.length) return;
    const answer = await window.paperatlasFinder.ask({ type: "texts", refs: bare.map((place) => hits[place].ref) })
      .catch(() => ({ texts: [] }));
    bare.forEach((place, number) => {
      const text = plain(answer.texts[number] ?? "");
      if (places(text, match).length) fillLine(lines[place], text, match, length);
    });
  };

  /* A sentence where the words were corrected, or nothing. */
  const corrected = ({ corrected: said }) => {
    if (!said?.changes?.length) return null;
    const parts = said.changes.flatMap(([from, to], place) => [
      place ? ", " : "", element("b", {}, to), " for ", element("b", {}, `“${from}”`),
    ]);
    return element("span", {}, "Did you mean ", ...parts, "? Nothing has it as typed, so this is what the other spelling finds. ");
  };

  Object.assign(window.paperatlasFinder, { fold, element, plain, matcher, marked, excerpt, counted, facts, fillLine, fillTexts, corrected });
})();
