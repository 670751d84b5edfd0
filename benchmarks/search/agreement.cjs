/* What the stemmers of lunr.js and lunr-languages make of words: node agreement.cjs MKDOCS_SEARCH < {language: [word]}. */
"use strict";
const fs = require("node:fs");
const vm = require("node:vm");

const folder = process.argv[2];
const context = { console };
context.self = context;
vm.createContext(context);
const run = (name) => vm.runInContext(fs.readFileSync(`${folder}/${name}`, "utf8"), context);
run("templates/search/lunr.js");
run("lunr-language/lunr.stemmer.support.js");
const stems = {};
for (const [language, words] of Object.entries(JSON.parse(fs.readFileSync(0, "utf8")))) {
  if (language !== "en") run(`lunr-language/lunr.${language}.js`);
  const stemmer = language === "en" ? context.lunr.stemmer : context.lunr[language].stemmer;
  stems[language] = words.map((word) => stemmer(new context.lunr.Token(word, {})).toString());
}
process.stdout.write(JSON.stringify(stems));
