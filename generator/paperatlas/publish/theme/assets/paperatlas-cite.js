/* A paper's citation in formats that its page does not hold: made of its BibTeX entry, and of what stands beside it. */
"use strict";

(() => {
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  const SIGNS = { textbackslash: "\\", textasciitilde: "~", textbraceleft: "{", textbraceright: "}" };
  /* For each type of entry: where its venue and its publisher stand, and what RIS and CSL call it. */
  const FORMS = {
    article: ["journal", "publisher", "JOUR", "article-journal"],
    inproceedings: ["booktitle", "publisher", "CONF", "paper-conference"],
    book: ["series", "publisher", "BOOK", "book"],
    incollection: ["booktitle", "publisher", "CHAP", "chapter"],
    proceedings: ["series", "publisher", "CONF", "book"],
    phdthesis: ["series", "school", "THES", "thesis"],
    techreport: ["series", "institution", "RPRT", "report"],
    misc: ["howpublished", "publisher"],
  };
  const KINDS = {
    preprint: ["UNPB", "article"],
    dataset: ["DATA", "dataset"],
    software: ["COMP", "software"],
    web: ["ELEC", "webpage"],
    other: ["GEN", "document"],
  };

  /* TeX as this site writes it, as plain text: mathematics stays, braces that only protect go. */
  const plain = (tex) => (tex ?? "").replace(
    /(\$(?:[^$\\]|\\.)+\$)|\{\\(text\w+)\}|\\\^\{\}|\\([&%#_$\\{}])|[{}]/gs,
    (whole, formula, name, sign) => formula ?? SIGNS[name] ?? sign ?? (whole === "\\^{}" ? "^" : ""),
  );

  /* The parts of a value between marks that stand in no braces. */
  const parted = (value, mark) => {
    const parts = [""];
    for (let place = 0, depth = 0; place < value.length; place += 1) {
      if (!depth && value.startsWith(mark, place)) {
        parts.push("");
        place += mark.length - 1;
        continue;
      }
      if (value[place] === "\\" && "{}".includes(value[place + 1])) parts[parts.length - 1] += value[place++];
      else depth += { "{": 1, "}": -1 }[value[place]] ?? 0;
      parts[parts.length - 1] += value[place];
    }
    return parts;
  };

  const people = (value) => (value ? parted(value, " and ") : []).filter((name) => name !== "others").map((name) => {
    const parts = parted(name, ", ").map(plain);
    return parts.length > 2 ? { family: parts[0], given: parts[2], suffix: parts[1] } : { family: parts[0], given: parts[1] };
  });

  /* What the entry and the page around it say of the paper. */
  const read = (block) => {
    const lines = block.querySelector("pre").textContent.trim().split("\n");
    const [, type, id] = /^@(\w+)\{(.+),$/.exec(lines[0]);
    const fields = Object.fromEntries(lines.slice(1, -1).map((line) => {
      const [, name, value] = /^ {2}(\w+) = \{?(.*?)\}?,$/s.exec(line);
      return [name, value];
    }));
    const more = block.dataset;
    const { head } = block.ownerDocument;
    const said = (name) => head.querySelector(`meta[name="${name}"]`)?.content;
    const [venue, publisher, ...names] = FORMS[type];
    const kind = names.length ? null : more.kind ?? (fields.eprint && !fields.howpublished ? "preprint" : "other");
    const arxiv = plain(fields.eprint);
    const date = (fields.date ?? fields.year ?? "").split("-").map(Number).filter(Boolean);
    if (date.length === 1 && fields.month) date.push(MONTHS.indexOf(fields.month) + 1);
    return {
      id, kind, arxiv, date,
      names: kind ? KINDS[kind] : names,
      isJournal: type === "article",
      title: head.querySelector('meta[property="og:title"]').content,
      authors: people(fields.author),
      editors: people(fields.editor),
      venue: more.venue ?? plain(fields[venue]),
      volume: more.volume ?? plain(fields.volume),
      issue: more.issue ?? plain(fields.number),
      pages: plain(fields.pages).replaceAll("--", "–"),
      publisher: more.publisher || plain(fields[publisher]) || (kind === "preprint" && arxiv ? "arXiv" : ""),
      doi: more.doi ?? fields.doi,
      url: fields.url,
      pdf: said("citation_pdf_url") ?? more.pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`),
      size: Number(more.pages ?? 0),
      note: more.note ?? plain(fields.note),
      comment: more.comment,
      pmid: fields.pmid, pmcid: fields.pmcid, isbn: fields.isbn,
    };
  };

  const two = (number) => String(number).padStart(2, "0");

  const ris = (paper) => {
    const name = ({ family, given, suffix }) => [family, given, suffix].filter(Boolean).join(", ");
    const [first, ...rest] = paper.pages.split("–");
    const [year, month, day] = paper.date;
    const lines = [
      ["TY", paper.names[0]],
      ["ID", paper.id],
      ...paper.authors.map((author) => ["AU", name(author)]),
      ...paper.editors.map((editor) => ["A2", name(editor)]),
      ["TI", paper.title],
      ["T2", paper.venue],
      ["JO", paper.isJournal && paper.venue],
      ["PY", year],
      ["DA", month && `${year}/${two(month)}/${day ? two(day) : ""}/`],
      ["VL", paper.volume],
      ["IS", paper.issue],
      ["SP", first.trim()],
      ["EP", rest.join("–").trim()],
      ["DO", paper.doi],
      ["UR", paper.url?.replaceAll(";", "%3B")],
      ["L1", paper.pdf],
      ["PB", paper.publisher],
      ["DB", paper.arxiv && "arXiv"],
      ["AN", paper.arxiv && `arXiv:${paper.arxiv}`],
      ["N1", paper.note],
      ["N1", paper.comment],
    ];
    return `${lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\n`).join("")}ER  - \n`;
  };

  const csl = (paper) => {
    const name = ({ family, given, suffix }) => (given ? { family, given, ...(suffix && { suffix }) } : { literal: family });
    const isOnArxiv = paper.kind === "preprint" && paper.arxiv;
    const values = {
      id: paper.id,
      type: paper.names[1],
      title: paper.title,
      author: paper.authors.length && paper.authors.map(name),
      editor: paper.editors.length && paper.editors.map(name),
      issued: paper.date.length && { "date-parts": [paper.date] },
      "container-title": paper.venue,
      genre: paper.kind === "preprint" && "preprint",
      volume: paper.volume,
      issue: paper.issue,
      page: paper.pages.replaceAll("–", "-"),
      publisher: paper.publisher,
      number: isOnArxiv && `arXiv:${paper.arxiv}`,
      "number-of-pages": paper.size,
      DOI: paper.doi,
      URL: paper.url,
      PMID: paper.pmid,
      PMCID: paper.pmcid,
      ISBN: paper.isbn,
      note: paper.note,
    };
    const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
    return `${JSON.stringify([known], null, 2)}\n`;
  };

  window.paperatlasCite = { RIS: (block) => ris(read(block)), "CSL-JSON": (block) => csl(read(block)) };
})();
