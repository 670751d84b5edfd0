/*
 * Keeps what a reader has visited of this site, and what the search has fetched, for times without network. The build
 * puts `paperatlasBuild` before it: {version, shell}, what the site's own page for such times needs.
 *
 * What can change is asked of the network first; the copy is for when that fails. What never changes under its name (files
 * of the theme with a digest, files of the search in the folder of their build) is taken from the copy. So no page mixes
 * two builds while there is a network.
 */
"use strict";

const { version, shell } = self.paperatlasBuild;
const scope = new URL(self.registration.scope);
const PREFIX = `paperatlas:${scope.pathname}:`;
const SHELL = `${PREFIX}shell:${version}`;
/* Most files in each cache; the ones used least lately go first. */
const MOST = { [`${PREFIX}pages`]: 300, [`${PREFIX}assets`]: 80, [`${PREFIX}search`]: 3000 };
const [PAGES, ASSETS, SEARCH] = Object.keys(MOST);
const PATIENCE = 4000;
const DIGEST = /\.[0-9a-f]{8}\.min\.(?:css|js)$/;
const ASSET = /\.(?:css|js|svg|png|webp|woff2)$/;

/* What is to be done for an address of this site: its cache, and whether it never changes. */
const planFor = ({ origin, pathname }) => {
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
  const path = pathname.slice(scope.pathname.length);
  if (path.startsWith("assets/search/")) return { cache: SEARCH, isFixed: path !== "assets/search/manifest.js" };
  if (path.startsWith("assets/") && ASSET.test(path)) return { cache: ASSETS, isFixed: DIGEST.test(path) };
  return path === "" || path.endsWith("/") || path.endsWith(".html") ? { cache: PAGES, isFixed: false } : null;
};

/* A page is one page whatever stands behind its question mark. */
const keyOf = (address, cache) => {
  const url = new URL(address);
  url.hash = "";
  if (cache === PAGES) url.search = "";
  return url.href;
};

const trim = async (name) => {
  const cache = await caches.open(name);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((key) => cache.delete(key)));
};

/* A new manifest of the search makes the files of older builds useless. */
const dropOldSearch = async (manifest) => {
  const build = /"build":"([0-9a-f]+)"/.exec(await manifest.text())?.[1];
  if (!build) return;
  const cache = await caches.open(SEARCH);
  const old = (await cache.keys()).filter(({ url }) => !url.endsWith("/manifest.js") && !url.includes(`/assets/search/${build}/`));
  await Promise.all(old.map((key) => cache.delete(key)));
};

const store = async (address, answer, { cache: name, isFixed }) => {
  const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (!answer.ok || answer.type !== "basic" || isPage !== (name === PAGES)) return;
  if (name === SEARCH && !isFixed) await dropOldSearch(answer.clone());
  const cache = await caches.open(name);
  const key = keyOf(address, name);
  // What is put anew stands last, so that the first are those used least lately.
  await cache.delete(key);
  await cache.put(key, answer);
  await trim(name);
};

const copyOf = async (address, { cache }) => {
  const key = keyOf(address, cache);
  return (await (await caches.open(cache)).match(key)) ?? (await (await caches.open(SHELL)).match(key));
};

const fromNetwork = async (event, plan) => {
  const answer = await fetch(event.request);
  event.waitUntil(store(event.request.url, answer.clone(), plan).catch(() => {}));
  return answer;
};

const waited = (copy) => new Promise((resolve) => setTimeout(() => resolve(copy), PATIENCE));

const answer = async (event, plan) => {
  const copy = await copyOf(event.request.url, plan);
  if (copy && plan.isFixed) return copy;
  try {
    const asked = fromNetwork(event, plan);
    if (!copy) return await asked;
    asked.catch(() => {});
    return await Promise.race([asked, waited(copy)]);
  } catch (problem) {
    if (copy) return copy;
    if (event.request.mode !== "navigate") throw problem;
    const page = new URL("offline.html", scope);
    page.hash = event.request.url;
    return Response.redirect(page, 302);
  }
};

/* Pages and files that were there before this worker. */
const keep = (addresses) => Promise.all(addresses.map(async (address) => {
  const plan = planFor(new URL(address));
  if (plan && !(await copyOf(address, plan))) await store(address, await fetch(address), plan);
}));

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(SHELL);
    await cache.addAll(shell.map((path) => new Request(new URL(path, scope), { cache: "no-cache" })));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const known = new Set([SHELL, ...Object.keys(MOST)]);
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !known.has(name));
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const plan = event.request.method === "GET" && !event.request.headers.has("range") && planFor(new URL(event.request.url));
  if (plan) event.respondWith(answer(event, plan));
});

self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep.filter((address) => URL.canParse(address))).catch(() => {}));
});
