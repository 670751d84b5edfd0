/* Tabs within a text, as the theme's own script does it: the one that an address names, and those chosen before. */
(() => {
  const prepare = () => {
    const named = document.getElementById(location.hash.slice(1));
    if (named?.name?.startsWith("__tabbed_")) named.checked = true;
    const sets = document.querySelectorAll(".tabbed-set");
    const chosen = sets.length ? window.__md_get?.("__tabs") : null;
    for (const set of Array.isArray(chosen) ? sets : []) {
      const labels = Array.from(set.querySelectorAll(":scope > .tabbed-labels label"));
      const label = chosen.map((name) => labels.find((one) => one.textContent.trim() === name)).find(Boolean);
      if (label) document.getElementById(label.htmlFor).checked = true;
    }
  };

  prepare();
  window.document$?.subscribe(prepare);
})();
