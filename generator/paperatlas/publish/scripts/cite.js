/* A paper's citation: a choice of the format, and buttons to copy and to download. What makes formats that the page
   does not hold is loaded when one of them is chosen. */
(() => {
  const address = new URL("paperatlas-cite.js", document.currentScript.src);
  const MADE = { RIS: "ris", "CSL-JSON": "json" };
  let loaded;

  const load = () => {
    loaded ??= new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.body.append(script);
    }).catch((problem) => {
      loaded = undefined;
      throw problem;
    });
    return loaded;
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /* With its emphasis where the target knows any; of a block alone the text. */
  const copy = (text) => {
    const plain = text.textContent.trim();
    if (!window.ClipboardItem || text.tagName !== "P") return navigator.clipboard.writeText(plain);
    const forms = { "text/plain": plain, "text/html": text.innerHTML };
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  };

  const save = (text, name) => {
    const link = element("a", { href: URL.createObjectURL(new Blob([`${text.textContent.trim()}\n`])), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const dress = (block) => {
    if (block.querySelector("fieldset")) return;
    const entry = block.querySelector("pre");
    const id = /\{(.+),/.exec(entry.textContent)[1];
    const texts = { BibTeX: [entry, "bib"] };
    for (const name of Object.keys(MADE)) texts[name] = [element("pre"), MADE[name]];
    for (const reference of block.querySelectorAll("p")) {
      const { textContent: name } = reference.firstElementChild;
      texts[name] = [reference, `${name.toLowerCase()}.txt`];
      reference.firstElementChild.remove();
    }
    const said = element("output");
    let [shown] = Object.keys(texts);
    const show = async (name) => {
      shown = name;
      said.textContent = "";
      for (const [other, [text]] of Object.entries(texts)) text.hidden = other !== name;
      const [text] = texts[name];
      if (text.textContent) return;
      await load();
      text.textContent = window.paperatlasCite[name](block);
    };
    const attempt = (work, done) => work().then(() => { said.textContent = done; }, () => { said.textContent = "That did not work: select the text instead."; });
    const button = (label, act) => {
      const made = element("button", { type: "button", textContent: label });
      made.addEventListener("click", act);
      return made;
    };
    const choice = (name) => {
      const input = element("input", { type: "radio", name: "pa-cite", checked: name === shown });
      input.addEventListener("change", () => attempt(() => show(name), ""));
      return element("label", {}, input, name);
    };
    block.querySelector("a")?.remove();
    block.append(...Object.values(texts).map(([text]) => text));
    block.prepend(element("fieldset", { ariaLabel: "Format" }, ...Object.keys(texts).map(choice)));
    block.append(element("div", {},
      button("Copy", () => attempt(() => copy(texts[shown][0]), "Copied")),
      button("Download", () => save(texts[shown][0], `${id}.${texts[shown][1]}`)), said));
    show(shown);
  };

  const prepare = () => document.querySelectorAll(".pa-cite").forEach(dress);

  prepare();
  window.document$?.subscribe(prepare);
})();
