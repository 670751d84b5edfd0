/* The files of the index, each asked for once; by fetch, or where a page has none of that by script elements. */
"use strict";
(function (parts) {
  const KEPT = 3000;

  class Store {
    constructor(base, load = loader()) {
      this.base = base;
      this.load = load;
      this.files = new Map();
      this.manifestFile = null;
    }

    /** The manifest, completed with the table of shards. */
    manifest() {
      if (!this.manifestFile) {
        this.manifestFile = this.load(`${this.base}manifest.js`, "manifest").then((manifest) => {
          manifest.firsts = parts.numbers.frontCoded(manifest.shards);
          manifest.loners = new Set(manifest.alone);
          return manifest;
        });
        this.manifestFile.catch(() => (this.manifestFile = null));
      }
      return this.manifestFile;
    }

    /** The value of a file, made into something else once. */
    async file(name, made = (value) => value) {
      const manifest = await this.manifest();
      let file = this.files.get(name);
      if (!file) {
        if (this.files.size >= KEPT) this.files.delete(this.files.keys().next().value);
        file = this.load(`${this.base}${manifest.build}/${name}.js`, name).then(unpacked).then(made);
        file.catch(() => this.files.delete(name));
        this.files.set(name, file);
      }
      return file;
    }

    /** Forgets everything: the site was built anew. */
    forget() {
      this.files.clear();
      this.manifestFile = null;
    }
  }

  function loader() {
    return typeof document === "object" ? byScript : byFetch;
  }

  async function byFetch(address, name) {
    // All files but the manifest stand in a folder of their build, so one that was got once never changes.
    const answer = await fetch(address, { cache: name === "manifest" ? "no-cache" : "force-cache" });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const text = await answer.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  }

  /** The value itself, where a file has it packed. */
  async function unpacked(value) {
    if (!value.deflate) return value;
    const bytes = Uint8Array.from(atob(value.deflate), (letter) => letter.charCodeAt(0));
    // Written by hand: a pipe from a blob takes more turns of the event loop for each of the ten files of an answer.
    const stream = new DecompressionStream("deflate");
    const writer = stream.writable.getWriter();
    // What goes wrong with the bytes is told by the reading end.
    Promise.all([writer.write(bytes), writer.close()]).catch(() => {});
    return new Response(stream.readable).json();
  }

  const awaited = new Map();

  function byScript(address, name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      awaited.set(name, resolve);
      script.src = address;
      script.onload = () => script.remove();
      script.onerror = () => {
        script.remove();
        awaited.delete(name);
        reject(new Error(`${address}: cannot be loaded`));
      };
      document.head.append(script);
    });
  }

  self.paperatlasSearch = function (name, value) {
    const resolve = awaited.get(name);
    awaited.delete(name);
    if (resolve) resolve(value);
  };

  parts.Store = Store;
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
