/* Asks the site's own search script: node ask.cjs SITE < requests.json > answers.json; requests are messages without ids. */
"use strict";
const fs = require("node:fs");
const vm = require("node:vm");

const [, , site, wholeIndex] = process.argv;
const context = {
  atob, console, DecompressionStream, Response, Uint8Array,
  fetch: async (address) => {
    const path = address.replace("site:", site);
    if (!fs.existsSync(path)) return { ok: false, status: 404 };
    return { ok: true, text: async () => fs.readFileSync(path, "utf8") };
  },
};
context.self = context;
vm.createContext(context);
vm.runInContext(fs.readFileSync(`${site}/assets/paperatlas-search-worker.js`, "utf8"), context);

const waiting = new Map();
const port = context.paperatlasSearchPort((message) => waiting.get(message.id)(message));
port.postMessage({ type: "start", base: "site:/assets/search/" });

function ask(message, id) {
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    port.postMessage({ ...message, id });
  });
}

/* What lunr.js itself says, given the whole index as lunr.py serialises it. */
function lunrItself() {
  const index = context.lunr.Index.load(JSON.parse(fs.readFileSync(wholeIndex, "utf8")));
  return (query) => index.search(query).map(({ ref, score }) => [Number(ref), score]);
}

/* lunr's stemmer and our cutting into words, for a list of texts. */
const direct = {
  words: ({ texts }) => texts.map((text) => context.paperatlasSearchParts.words.wordsOf(text)),
  folded: ({ texts }) => texts.map((text) => context.paperatlasSearchParts.words.folded(text)),
  stems: ({ texts }) => texts.map((text) => context.lunr.stemmer(new context.lunr.Token(text, {})).toString()),
  column: ({ text }) => Array.from(context.paperatlasSearchParts.numbers.column(text)),
};

(async () => {
  const requests = JSON.parse(fs.readFileSync(0, "utf8"));
  const whole = wholeIndex ? lunrItself() : null;
  const answers = [];
  for (const [id, request] of requests.entries()) {
    if (direct[request.type]) answers.push(direct[request.type](request));
    else answers.push({ ...(await ask(request, id)), whole: whole && request.query ? whole(request.query) : undefined });
  }
  process.stdout.write(JSON.stringify(answers));
})();
