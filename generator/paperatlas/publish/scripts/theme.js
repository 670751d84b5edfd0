/* The theme's script. A narrow screen shows our pages without it, so it is loaded with the first sign that somebody uses
   the page; on a wide one it places the sidebars. What it does at once is done here until it has come. */
(() => {
  const SIGNS = ["focusin", "keydown", "pointerdown", "scroll", "touchstart", "wheel"];
  const NEEDS_IT = "article :is(pre > code, pre.mermaid, table:not([class]), .annotate, .tabbed-set, .footnote-ref)";

  const keepColors = (signal) => {
    const palette = window.paperatlasPalette;
    const metas = ["theme-color", "color-scheme"].map((name) => Object.assign(document.createElement("meta"), { name }));
    const tell = () => requestAnimationFrame(() => {
      if (signal.aborted) return;
      const { backgroundColor, colorScheme } = getComputedStyle(document.querySelector(".md-header"));
      [metas[0].content, metas[1].content] = [backgroundColor, colorScheme];
      document.head.append(...metas);
    });
    const show = (index) => palette.show(index) && tell();
    show();
    matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => show(), { signal });
    document.addEventListener("change", ({ target }) => {
      const inputs = palette.inputs();
      const index = inputs.indexOf(target);
      if (index < 0) return;
      window.__md_set("__palette", { index, color: palette.colors(inputs, index) });
      show(index);
    }, { signal });
    signal.addEventListener("abort", () => metas.forEach((meta) => meta.remove()));
  };

  const printWhole = (signal) => window.addEventListener("beforeprint", () => {
    const folded = document.querySelectorAll("article details:not([open])");
    folded.forEach((one) => { one.open = true; });
    window.addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }), { once: true });
  }, { signal });

  /* When it has learnt which pages there are, the theme would go once more where the last link led that was followed
     before: it sees no click on a link until then. */
  const hideEarlyClicks = () => {
    const learnt = new AbortController();
    const hide = (event) => event.target.closest?.("a") && event.stopImmediatePropagation();
    document.body.addEventListener("click", hide, { signal: learnt.signal });
    new PerformanceObserver((list) => {
      if (list.getEntries().some(({ name }) => name.endsWith("/sitemap.xml"))) learnt.abort();
    }).observe({ type: "resource" });
  };

  const place = document.querySelector("pa-js");
  if (!place) return;

  const address = new URL(place.getAttribute("src"), location);
  const { features } = JSON.parse(document.getElementById("__config").textContent);
  const wide = matchMedia("(min-width: 60em)");
  const came = new AbortController();
  const { signal } = came;
  const waiting = [];
  let isAsked = false;

  // Who wants to know of each page that is shown asks the theme's `document$`.
  window.document$ = { subscribe: (task) => waiting.push(task) };

  const load = () => {
    if (isAsked) return;
    isAsked = true;
    const script = Object.assign(document.createElement("script"), { src: address });
    script.addEventListener("load", () => {
      came.abort();
      waiting.forEach((task) => window.document$.subscribe(task));
      // It waits for a page to be read, which this one is already.
      window.document$.next(document);
    });
    script.addEventListener("error", () => {
      isAsked = false;
    });
    document.body.append(script);
  };

  // Who follows a link needs it on the next page.
  const onSign = ({ target }) => target.closest?.("a[href]") || load();

  document.addEventListener("DOMContentLoaded", () => {
    keepColors(signal);
    printWhole(signal);
    if (features.includes("navigation.instant")) hideEarlyClicks();
    for (const sign of SIGNS) window.addEventListener(sign, onSign, { capture: true, passive: true, signal });
    wide.addEventListener("change", load, { signal });
    if (wide.matches || document.querySelector(NEEDS_IT)) load();
  }, { once: true });
})();
