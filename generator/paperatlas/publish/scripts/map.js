/* The map's script is loaded where there is a map. */
(() => {
  const address = new URL("paperatlas-map.js", document.currentScript.src);
  const dress = () => document.querySelectorAll(".pa-map").forEach((map) => window.paperatlasMap.dress(map));

  const prepare = () => {
    if (!document.querySelector(".pa-map")) return;
    if (window.paperatlasMap) {
      dress();
      return;
    }
    const script = Object.assign(document.createElement("script"), { src: address });
    script.addEventListener("load", dress);
    document.body.append(script);
  };

  if (window.document$) window.document$.subscribe(prepare);
  else prepare();
})();
