/* The map's script is loaded where there is a map. */
(() => {
  const address = new URL("paperatlas-map.js", document.currentScript.src);
  const dress = () => document.querySelectorAll(".pa-map").forEach((map) => window.paperatlasMap.dress(map));

  let isAsked = false;

  const prepare = () => {
    if (!document.querySelector(".pa-map")) return;
    if (window.paperatlasMap) {
      dress();
      return;
    }
    if (isAsked) return;
    isAsked = true;
    const script = Object.assign(document.createElement("script"), { src: address });
    script.addEventListener("load", dress);
    script.addEventListener("error", () => { isAsked = false; });
    document.body.append(script);
  };

  prepare();
  window.document$?.subscribe(prepare);
})();
