/* Terms and their postings, out of the shards that hold them. */
"use strict";
(function (parts) {
  const { Reader, after } = parts.numbers;

  class Terms {
    constructor(store, manifest) {
      this.store = store;
      this.manifest = manifest;
    }

    /** Loads what is known of a term; null where no document has it. */
    async find(term) {
      const terms = await this.shard(this.shardOf(term));
      return terms.get(term) || null;
    }

    /** The number of the shard that a term is or would be in. */
    shardOf(term) {
      const { firsts } = this.manifest;
      let low = 0, high = firsts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (firsts[middle] <= term) low = middle;
        else high = middle;
      }
      return low;
    }

    /** The numbers of the shards with terms that begin so. */
    shardsOf(beginning) {
      const { firsts } = this.manifest;
      const numbers = [this.shardOf(beginning)];
      for (let next = numbers[0] + 1; next < firsts.length && firsts[next].startsWith(beginning); next++) numbers.push(next);
      return numbers;
    }

    /** The terms of a shard, in order. */
    shard(number) {
      if (number < 0 || number >= this.manifest.firsts.length) return Promise.resolve(new Map());
      return this.store.file(`t${number}`, ([terms, postings]) => read(terms, postings, this.manifest));
    }
  }

  function read(texts, postings, manifest) {
    const terms = new Map();
    const texted = postings.split(";");
    let before = "";
    texts.split(" ").forEach((text, place) => {
      const [own, ...forms] = text.split(",");
      before = after(own, before);
      const stem = before;
      terms.set(stem, new Term(stem, forms.map((form) => after(form, stem)), texted[place].split("|"), manifest));
    });
    return terms;
  }

  /** A term of the index; postings are read when they are needed. */
  class Term {
    constructor(term, forms, texts, manifest) {
      this.term = term;
      this.forms = forms;
      this.texts = texts;
      this.manifest = manifest;
      this.fields = [];
    }

    /** Documents, counts and (where they stand beside) lengths of the term in a field. */
    postings(field) {
      if (!this.fields[field]) {
        const { fields } = this.manifest;
        const isName = field === fields.length;
        this.fields[field] = list(this.texts[field] || "", !isName, !isName && fields[field].lengths === "beside");
      }
      return this.fields[field];
    }

    /** Numbers of the names that have the term. */
    get names() {
      return this.postings(this.manifest.fields.length).documents;
    }

    /** lunr's measure of how rare the term is; a document counts once for each field. */
    get idf() {
      if (this.rarity === undefined) {
        const x = (this.manifest.documents - this.frequency + 0.5) / (this.frequency + 0.5);
        this.rarity = Math.log(1 + Math.abs(x));
      }
      return this.rarity;
    }

    get frequency() {
      let total = 0;
      for (let field = 0; field < this.manifest.fields.length; field++) total += this.postings(field).documents.length;
      return total;
    }

    /** lunr's weights of the term in the documents of a field; `column` are the lengths where they stand in one. */
    weights(field, column) {
      const postings = this.postings(field);
      if (!postings.weights) postings.weights = weigh(postings, this.idf, this.manifest, this.manifest.fields[field], column);
      return postings.weights;
    }
  }

  function list(text, isCounted, isBeside) {
    const documents = new Int32Array(text.length), counts = new Int32Array(text.length);
    const lengths = isBeside ? new Int32Array(text.length) : null;
    const reader = new Reader(text);
    let size = 0;
    for (let document = -1; !reader.isAtEnd; size++) {
      document += reader.number() + 1;
      documents[size] = document;
      counts[size] = isCounted ? reader.count() : 1;
      if (lengths) lengths[size] = reader.number();
    }
    return { documents: documents.slice(0, size), counts: counts.slice(0, size), lengths: lengths && lengths.slice(0, size) };
  }

  function weigh({ documents, counts, lengths }, idf, { k1, b }, { boost, average }, column) {
    const weights = new Float64Array(documents.length);
    for (let place = 0; place < documents.length; place++) {
      const length = lengths ? lengths[place] : column[documents[place]];
      const count = counts[place];
      weights[place] = thousandths(((idf * ((k1 + 1) * count)) / (k1 * (1 - b + b * (length / average)) + count)) * boost);
    }
    return weights;
  }

  /** Rounded to three decimals, exactly: the quick way is wrong only next to the middle between two. */
  function thousandths(weight) {
    const scaled = weight * 1000;
    const rounded = Math.round(scaled);
    return Math.abs(Math.abs(scaled - rounded) - 0.5) < 1e-6 ? Number(weight.toFixed(3)) : rounded / 1000;
  }

  parts.Terms = Terms;
})((self.paperatlasSearchParts = self.paperatlasSearchParts || {}));
