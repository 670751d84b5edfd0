{%- import "partials/language.html" as lang with context -%}
{%- set toggles %}{% include "partials/pa-toggles.html" %}{% endset -%}
{%- set bar %}{% include "partials/pa-bar.html" %}{% endset -%}
{%- set menu %}{% include "partials/pa-menu.html" %}{% endset -%}
{%- set contents %}{% include "partials/pa-contents.html" %}{% endset -%}
{%- set features = config.theme.features or [] -%}
{%- set foot %}{% include "partials/footer.html" %}{% endset -%}
{%- set end %}
{%- if "navigation.top" in features %}{% include "partials/pa-top.html" %}{% endif %}
<div class="md-dialog" data-md-component="dialog"><div class="md-dialog__inner md-typeset"></div></div>
{%- endset -%}
{%- set permalink = (config.mdx_configs.toc or {}).permalink -%}
/* What the theme writes into every page, once: its settings, its way to the reader's choices, the chosen colours,
   and the parts that all pages have in common. Runs before the page is shown; MkDocs fills in the settings. */
"use strict";

// What stands there for readers without scripts would be seen until the theme's script has come, and then jump away.
document.documentElement.classList.replace("no-js", "js");

var __md_scope = new URL("..", document.currentScript.src);
var __md_hash = (text) => Array.from(text).reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
var __md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A reader may forbid it.
  }
};

(() => {
  if (document.getElementById("__config")) return;
  const settings = {{ {
    "features": config.theme.features or [],
    "translations": {"clipboard.copy": lang.t("clipboard.copy"), "clipboard.copied": lang.t("clipboard.copied")},
    "annotate": config.extra.annotate or none,
    "tags": config.extra.tags or none,
    "version": none
  } | tojson }};
  // Where pages cannot be fetched the theme would wait for the first one for ever.
  if (location.protocol === "file:") settings.features = settings.features.filter((name) => !name.startsWith("navigation.instant"));
  document.head.append(Object.assign(document.createElement("script"), {
    id: "__config", type: "application/json", textContent: JSON.stringify({ base: __md_scope.href, ...settings }),
  }));
})();

/* The colours, as the theme's script chooses them; a page is shown in them from the start. */
var paperatlasPalette = {
  inputs: () => Array.from(document.querySelectorAll("[data-md-component=palette] input")),

  /* The number of the choice that a reader has made, or that the system asks for. */
  chosen(inputs) {
    let kept = null;
    try {
      kept = __md_get("__palette");
    } catch {
      // A reader may forbid it.
    }
    const index = Number.isInteger(kept?.index) ? kept.index
      : inputs.findIndex((input) => matchMedia(input.dataset.mdColorMedia).matches);
    return Math.max(0, Math.min(index, inputs.length - 1));
  },

  /* What a choice says of the colours; one may leave them to the system. */
  colors(inputs, index) {
    const said = (input) => ["media", "scheme", "primary", "accent"]
      .map((name) => [name, input.getAttribute(`data-md-color-${name}`)]);
    const color = Object.fromEntries(said(inputs[index]));
    if (color.media !== "(prefers-color-scheme)") return color;
    const wanted = inputs.find(({ dataset: { mdColorMedia: media } }) => media !== color.media && matchMedia(media).matches);
    return { ...Object.fromEntries(said(wanted ?? inputs[index])), media: color.media };
  },

  /* Shows the colours, and the button that leads to the next ones; whether there was a page to show them on. */
  show(index) {
    const inputs = paperatlasPalette.inputs();
    if (!document.body || !inputs.length) return false;
    const shown = index ?? paperatlasPalette.chosen(inputs);
    const colors = Object.entries(paperatlasPalette.colors(inputs, shown));
    for (const [name, value] of colors) document.body.setAttribute(`data-md-color-${name}`, value);
    for (const [place, { nextElementSibling: label }] of inputs.entries()) {
      if (label?.tagName === "LABEL") label.hidden = place !== shown;
    }
    return true;
  },
};

(() => {
  // As soon as the header is there, which is before anything is painted.
  const observer = new MutationObserver(() => paperatlasPalette.show() && observer.disconnect());
  observer.observe(document.documentElement, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => observer.disconnect());
})();

/* Each part stands in the page as an empty element, which is replaced by it as soon as the page is read so far. */
(() => {
  const parts = {{ {"toggles": toggles, "bar": bar, "menu": menu, "contents": contents, "foot": foot, "end": end} | tojson }};
  const permalink = {{ (("¶" if permalink is sameas true else permalink) or "") | tojson }};
  const permalinkTitle = {{ ((config.mdx_configs.toc or {}).permalink_title or "Permanent link") | tojson }};
  const here = document.currentScript.src;

  /* Links in the parts lead on from this file. On a disk nothing opens the page of a folder. */
  const whole = (address) => {
    const found = new URL(address, here);
    if (found.protocol === "file:" && found.pathname.endsWith("/")) found.pathname += "index.html";
    return found.href;
  };

  const made = (name) => {
    const { content } = Object.assign(document.createElement("template"), { innerHTML: parts[name] });
    for (const key of ["href", "src"]) {
      for (const one of content.querySelectorAll(`[${key}]`)) one.setAttribute(key, whole(one.getAttribute(key)));
    }
    return content;
  };

  const whenRead = (task) => {
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", task, { once: true });
    else task();
  };

  const asElement = (name, connected) => customElements.define(name, class extends HTMLElement {
    connectedCallback() {
      connected(this);
    }
  });

  const SIDEBAR = ["md-sidebar md-sidebar--secondary", "md-sidebar__scrollwrap", "md-sidebar__inner"];

  /* The table of contents in a sidebar of its own, unless it stands in one. */
  const inSidebar = (content) => SIDEBAR.reduceRight((inner, className) => {
    const box = Object.assign(document.createElement("div"), { className });
    box.append(inner);
    if (className === SIDEBAR[0]) Object.assign(box.dataset, { mdComponent: "sidebar", mdType: "toc" });
    return box;
  }, content);

  const fillContents = (list) => {
    for (const heading of document.querySelectorAll("article .pa :is(h2, h3)[id]")) {
      const link = Object.assign(document.createElement("a"), { className: "md-nav__link", href: `#${heading.id}` });
      const item = Object.assign(document.createElement("li"), { className: "md-nav__item" });
      link.append(heading.textContent);
      item.append(link);
      list.append(item);
      if (!permalink) continue;
      heading.append(Object.assign(document.createElement("a"), {
        className: "headerlink", href: `#${heading.id}`, title: permalinkTitle, textContent: permalink,
      }));
    }
    if (!list.children.length) list.parentElement.replaceChildren();
  };

  asElement("pa-toggles", (place) => {
    place.replaceWith(made("toggles"));
    whenRead(() => document.body.append(made("end")));
  });

  asElement("pa-bar", (place) => {
    // The way home that is there for readers without scripts.
    place.previousElementSibling.remove();
    place.replaceWith(made("bar"));
  });

  asElement("pa-menu", (place) => place.replaceWith(made("menu")));

  asElement("pa-foot", (place) => place.replaceWith(made("foot")));

  asElement("pa-toc", (place) => {
    const content = made("contents");
    const list = content.querySelector("ul");
    place.replaceWith(place.closest(".md-sidebar") ? content : inSidebar(content));
    whenRead(() => fillContents(list));
  });
})();
