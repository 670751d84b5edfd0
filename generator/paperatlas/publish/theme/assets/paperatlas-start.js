{%- import "partials/language.html" as lang with context -%}
/* What the theme writes into every page, once: its settings, its way to the reader's choices, the chosen colours.
   Runs before the page is shown; MkDocs fills in the settings. */
"use strict";

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
  document.head.append(Object.assign(document.createElement("script"), {
    id: "__config", type: "application/json", textContent: JSON.stringify({ base: __md_scope.href, ...settings }),
  }));
})();

(() => {
  const chosen = () => {
    try {
      return __md_get("__palette")?.color;
    } catch {
      return null;
    }
  };
  const color = chosen();
  if (!color) return;
  const apply = () => {
    const inputs = document.querySelectorAll("[data-md-color-media]");
    if (!document.body || !inputs.length) return false;
    if (color.media === "(prefers-color-scheme)") {
      const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
      const input = Array.from(inputs).find((one) => one.dataset.mdColorMedia === `(prefers-color-scheme: ${wanted})`);
      for (const name of ["media", "scheme", "primary", "accent"]) color[name] = input?.getAttribute(`data-md-color-${name}`);
    }
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
    return true;
  };
  // As soon as the header is there, which is before anything is painted.
  const observer = new MutationObserver(() => apply() && observer.disconnect());
  observer.observe(document.documentElement, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => observer.disconnect());
})();
