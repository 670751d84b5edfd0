/* A reader's list as a file, to keep or to take elsewhere, and back from it. What a file says is only ever text. */
"use strict";

(() => {
  const reader = window.paperatlasReader;
  const { element } = reader;
  const NAME = "paperatlas-reading-list";
  const VERSION = 1;
  const LARGEST = 10_000_000;
  const MOST = 10_000;
  const MOST_ENTRIES = 1000;
  const PART = 100;
  const NAMED = 3;

  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  reader.download = (text, name, type) => {
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  reader.exportJson = (papers) => {
    const listed = papers.map((paper) => ({ ...paper, url: reader.addressOf(`papers/${paper.id}/`) }));
    const whole = { format: NAME, version: VERSION, site: reader.site.href, papers: listed };
    reader.download(`${JSON.stringify(whole, null, 2)}\n`, "reading-list.json", "application/json");
    reader.say(`${counted(papers.length, "paper")} exported.`);
  };

  /* The search's hits for identifiers, null for what the collection does not have. */
  reader.lookUp = async (ids) => {
    await window.paperatlas.loadSearch();
    const { papers } = await window.paperatlasFinder.ask({ type: "papers", ids });
    return papers;
  };

  reader.exportBibtex = async (papers) => {
    reader.say("Collecting the entries …");
    try {
      const found = (await reader.lookUp(papers.map((paper) => paper.id))).filter(Boolean);
      const entries = [];
      for (let start = 0; start < found.length; start += PART) {
        const refs = found.slice(start, start + PART).map((hit) => hit.ref);
        entries.push(...(await window.paperatlasFinder.ask({ type: "bibtex", refs })).entries);
      }
      reader.download(`${entries.map((entry) => entry.trim()).join("\n\n")}\n`, "reading-list.bib", "application/x-bibtex");
      const missing = papers.length - found.length;
      reader.say(`${counted(entries.length, "paper")} exported${missing ? `; ${counted(missing, "paper")} no longer in this collection left out` : ""}.`);
    } catch {
      reader.say("The entries could not be loaded. Check the connection and try again.");
    }
  };

  const earlier = (one, other) => (one && other ? (one < other ? one : other) : one ?? other);

  /* Two states of one paper as one: nothing of either is lost. */
  const joined = (kept, other) => ({
    ...kept,
    title: kept.title || other.title,
    facts: kept.facts || other.facts,
    saved: earlier(kept.saved, other.saved),
    read: earlier(kept.read, other.read),
    note: kept.note.includes(other.note) ? kept.note : [kept.note, other.note].filter(Boolean).join("\n\n"),
  });

  /* Takes papers into the list; `left` are the names of what could not be taken. */
  const take = (papers, left, reason) => {
    const merged = papers.map((paper) => joined(reader.get(paper.id), paper));
    const tooLong = merged.find((paper) => paper.note.length > reader.LONGEST.note);
    if (tooLong) {
      reader.say(`The two notes on “${tooLong.title}” are too long together, so nothing was imported. Shorten one.`);
      return;
    }
    const names = left.slice(0, NAMED).map((name) => `“${String(name).slice(0, 60)}”`).join(", ");
    const more = left.length > NAMED ? ` and ${left.length - NAMED} more` : "";
    reader.keep(merged, `${counted(papers.length, "paper")} imported.${left.length ? ` Left out, since ${reason}: ${names}${more}.` : ""}`, true);
  };
  reader.take = take;

  const importJson = (text) => {
    const { format, version, papers } = JSON.parse(text);
    if (format !== NAME || !Array.isArray(papers)) throw new Error("This is no reading list. Choose a file that was exported here, as JSON or BibTeX.");
    if (version > VERSION) throw new Error("This list was exported by a newer version of this site. Load the page anew and try again.");
    if (papers.length > MOST) throw new Error(`This list has more than ${MOST.toLocaleString("en")} papers. Divide it.`);
    const cleaned = papers.map((paper) => [paper, reader.cleaned(paper)]);
    const left = cleaned.filter(([, paper]) => !paper).map(([paper], place) => paper?.title ?? paper?.id ?? `number ${place + 1}`);
    take(cleaned.map(([, paper]) => paper).filter(Boolean), left, "they are not understood");
  };

  /* The value of a field of a BibTeX entry, without its braces. */
  const fieldOf = (body, name) => {
    const start = new RegExp(`\\b${name}\\s*=\\s*["{]`, "i").exec(body);
    if (!start) return "";
    const from = start.index + start[0].length;
    let end = from;
    for (let depth = 0; end < body.length; end += 1) {
      if (depth === 0 && (body[end] === "}" || (body[end] === '"' && start[0].endsWith('"')))) break;
      depth += { "{": 1, "}": -1 }[body[end]] ?? 0;
    }
    return body.slice(from, end).replace(/[{}]/g, "").replace(/\s+/g, " ").trim();
  };

  /* Key, title and arXiv number of each entry of a BibTeX file: what it takes to know a paper again. */
  const entriesOf = (text) => [...text.matchAll(/@(?!comment|string|preamble)[a-z]+\s*[{(]\s*([^\s,{}()]+)\s*,/gi)].map((match, place, all) => {
    const body = text.slice(match.index, all[place + 1]?.index ?? text.length);
    return { key: match[1], title: fieldOf(body, "title"), arxiv: fieldOf(body, "eprint").replace(/v\d+$/, "") };
  });

  const importBibtex = async (text) => {
    const entries = entriesOf(text);
    if (!entries.length) throw new Error("No entry of BibTeX is in this file.");
    if (entries.length > MOST_ENTRIES) throw new Error(`This file has more than ${MOST_ENTRIES.toLocaleString("en")} entries. Divide it.`);
    const ids = entries.map(({ key, arxiv }) => [key, arxiv && `arxiv-${arxiv.toLowerCase().replace("/", "-")}`].filter(reader.isId));
    const hits = new Map();
    for (const hit of await reader.lookUp([...new Set(ids.flat())])) if (hit) hits.set(hit.address.split("/")[1], hit);
    const left = [];
    const papers = new Map();
    for (const [place, entry] of entries.entries()) {
      const id = ids[place].find((one) => hits.has(one)) ?? await idByTitle(entry.title, hits);
      if (id) papers.set(id, asPaper(hits.get(id)));
      else left.push(entry.title || entry.key);
    }
    take([...papers.values()], left, "this collection does not have them");
  };

  const squeezed = (title) => title.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

  const idByTitle = async (title, hits) => {
    if (title.length < 8) return null;
    const query = title.replace(/[^\p{L}\p{N}\s]/gu, " ");
    const answer = await window.paperatlasFinder.ask({ type: "search", query, limit: 3, kinds: ["paper"] });
    const hit = answer.hits.find((found) => squeezed(found.title) === squeezed(title));
    const id = hit?.address.split("/")[1] ?? null;
    if (id) hits.set(id, hit);
    return id;
  };

  /* A hit of the search as a paper of the list, saved now. */
  const asPaper = (hit) => ({
    id: hit.address.split("/")[1],
    title: window.paperatlasFinder.plain(hit.title),
    facts: [hit.year, hit.venue, hit.authors].filter(Boolean).join(" · "),
    saved: reader.now(), read: null, note: "",
  });
  reader.asPaper = asPaper;

  reader.importFile = async (file) => {
    if (file.size > LARGEST) {
      reader.say(`${file.name} is larger than ${LARGEST / 1e6} MB, so it was not read. Divide it.`);
      return;
    }
    try {
      const text = await file.text();
      if (/^\s*[[{]/.test(text)) importJson(text);
      else await importBibtex(text);
    } catch (problem) {
      reader.say(problem instanceof SyntaxError ? `${file.name} is not whole: its JSON ends or breaks off. Nothing was changed.` : problem.message);
    }
  };
})();
