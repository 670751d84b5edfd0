/* The page for times without network: the address that was wanted, and the pages that this browser has copies of. */
"use strict";

(() => {
  const { element, site, addressOf } = window.paperatlasReader;
  const MOST = 60;

  /* The address behind the #, if it is one of this site. */
  const wanted = () => {
    const said = location.hash.slice(1);
    return URL.canParse(said) && said.startsWith(site.href) ? said : null;
  };

  const titleOf = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("h1")?.firstChild?.textContent?.trim() || page.title;
  };

  /* Papers among the visited pages, the last one first. */
  const visited = async () => {
    const cache = await caches.open(`paperatlas:${site.pathname}:pages`);
    const keys = (await cache.keys()).filter(({ url }) => url.startsWith(addressOf("papers/")) && !/\/papers\/(?:page\/|$)/.test(url));
    return Promise.all(keys.reverse().slice(0, MOST).map(async (key) => [key.url, await titleOf(await cache.match(key))]));
  };

  window.paperatlasReader.showVisited = async (place) => {
    const address = wanted();
    if (address) {
      const again = element("a", { href: address }, "Try again");
      place.append(element("p", {}, again, ` to open ${address.slice(site.href.length) || "the home page"}`));
    }
    const pages = "caches" in window ? await visited() : [];
    if (!pages.length) return;
    place.append(element("h2", {}, "Papers you have visited"),
      element("ul", {}, ...pages.map(([url, title]) => element("li", {}, element("a", { href: url }, title)))));
  };
})();
