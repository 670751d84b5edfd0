/* The search box in the header: a combobox whose list shows what is found while somebody types.
   <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/> */
"use strict";

(() => {
  const finder = window.paperatlasFinder;
  const { element } = finder;
  const SHOWN = 8;
  const NAMES = 3;
  const LINE = 150;
  const KINDS = { topic: "Topic", tag: "Tag", author: "Author", venue: "Venue", organisation: "Organisation" };

  const box = document.querySelector(".pa-find");
  const words = box.querySelector("input");
  const panel = box.querySelector(".pa-find__panel");
  const list = box.querySelector("[role=listbox]");
  const note = box.querySelector(".pa-find__note");
  const said = box.querySelector("[role=status]");
  let selected = -1;
  let pause = 0;

  const options = () => Array.from(list.querySelectorAll("[role=option]"));

  // Told when somebody pauses, so that a screen reader is not interrupted at every letter.
  const say = (text) => {
    clearTimeout(pause);
    pause = setTimeout(() => { said.textContent = text.trim(); }, 400);
  };

  const select = (place) => {
    const all = options();
    selected = all.length ? (place + all.length + 1) % (all.length + 1) : -1;
    if (selected === all.length) selected = -1;
    all.forEach((option, number) => option.setAttribute("aria-selected", String(number === selected)));
    if (selected < 0) words.removeAttribute("aria-activedescendant");
    else {
      words.setAttribute("aria-activedescendant", all[selected].id);
      all[selected].scrollIntoView({ block: "nearest" });
    }
  };

  const show = (isShown) => {
    panel.hidden = !isShown;
    words.setAttribute("aria-expanded", String(isShown && options().length > 0));
    if (!isShown) select(-1);
  };

  const close = () => {
    show(false);
    say("");
    box.classList.remove("pa-find--open");
  };

  const option = (number, properties, ...children) => element(
    "a", { id: `pa-found-${number}`, role: "option", tabIndex: -1, "aria-selected": "false", ...properties }, ...children,
  );

  const group = (name, children) => (children.length
    ? [element("div", { role: "group", "aria-label": name, className: "pa-find__group" }, ...children)]
    : []);

  const current = () => ({ ...finder.empty(), q: words.value });

  const paper = (hit, match, number) => {
    const line = element("span", { className: "pa-find__line" });
    finder.fillLine(line, hit.text, match, LINE);
    return option(
      number, { className: "pa-find__hit", href: finder.addressOf(hit.address) },
      element("strong", {}, finder.marked(finder.plain(hit.title), match)),
      element("small", {}, finder.facts(hit)),
      line,
    );
  };

  const name = ([kind, label, address, count], match, number) => option(
    number, { className: "pa-find__name", href: finder.addressOf(address) },
    element("span", {}, finder.marked(label, match)),
    element("small", {}, `${KINDS[kind] ?? kind} · ${finder.counted(count, "paper")}`),
  );

  const draw = (answer) => {
    // An answer that comes when the reader has left the box does not open it again.
    if (!box.contains(document.activeElement)) return;
    if (words.value.trim() === "") return;
    const match = finder.matcher(answer.words);
    const names = (answer.names ?? []).filter(([, , address]) => address).slice(0, NAMES);
    const isMore = answer.total > answer.hits.length;
    const papers = answer.hits.map((hit, place) => paper(hit, match, names.length + place));
    list.replaceChildren(
      ...group("Topics, tags and people", names.map((item, place) => name(item, match, place))),
      ...group("Papers", papers),
      ...group("More", isMore ? [option(
        names.length + papers.length, { className: "pa-find__all", href: finder.searchPage(current()) },
        `All ${finder.counted(answer.total, "result")}`,
      )] : []),
    );
    const what = answer.total ? finder.counted(answer.total, "result") : "Nothing found. Try fewer or other words.";
    const corrected = finder.corrected(answer);
    note.replaceChildren(corrected ?? (answer.total ? "" : what), answer.hint ?? "");
    list.hidden = !options().length;
    show(true);
    say(`${note.textContent} ${answer.total ? what : ""}${names.length ? `, ${finder.counted(names.length, "suggestion")}` : ""}`);
    finder.fillTexts(answer.hits, papers.map((item) => item.querySelector(".pa-find__line")), match, LINE);
  };

  const ask = finder.asker(draw, () => {
    if (!box.contains(document.activeElement)) return;
    list.replaceChildren();
    list.hidden = true;
    note.textContent = "The search could not be loaded. Check the connection and type again.";
    show(true);
    say(note.textContent);
  });

  const search = () => {
    if (words.value.trim() === "") {
      list.replaceChildren();
      show(false);
      say("");
      return;
    }
    ask({ ...finder.question(current(), true), limit: SHOWN });
  };

  const enter = () => {
    const chosen = options()[selected];
    if (chosen) chosen.click();
    else if (words.value.trim()) {
      // A link's click, so that the theme can change the page without loading it anew.
      const link = element("a", { href: finder.searchPage(current()), hidden: true });
      box.append(link);
      link.click();
      link.remove();
      close();
      words.blur();
    }
  };

  const KEYS = {
    ArrowDown: () => (panel.hidden ? search() : select(selected + 1)),
    ArrowUp: () => (panel.hidden ? search() : select(selected - 1)),
    Enter: enter,
    Escape: () => {
      if (panel.hidden && words.value) words.value = "";
      else {
        close();
        words.blur();
      }
    },
  };

  words.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  words.addEventListener("input", search);
  words.addEventListener("focus", () => {
    box.classList.add("pa-find--open");
    finder.ask({ type: "manifest" }).catch(() => {});
    search();
  });
  list.addEventListener("click", (event) => {
    if (!event.target.closest("a") || event.ctrlKey || event.metaKey) return;
    close();
    words.blur();
  });
  // A press on an option must not take the focus before its click.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  box.querySelector(".pa-find__close").addEventListener("click", close);
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) close();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });

  if (document.activeElement === words) {
    finder.ask({ type: "manifest" }).catch(() => {});
    search();
  }
})();
