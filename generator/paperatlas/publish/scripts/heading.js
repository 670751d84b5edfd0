/* The page's title in the header, where it shows when the page has been scrolled. */
(() => {
  const prepare = () => {
    const topic = document.querySelector("[data-md-component=header-topic] .md-ellipsis");
    const heading = document.querySelector("article h1")?.cloneNode(true);
    heading?.querySelector(".headerlink")?.remove();
    topic?.replaceChildren(heading?.textContent ?? document.title);
  };

  prepare();
  window.document$?.subscribe(prepare);
})();
