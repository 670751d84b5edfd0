/* In the place of a worker that a site had before: it removes what that one kept, and itself. */
"use strict";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const prefix = `paperatlas:${new URL(self.registration.scope).pathname}:`;
    const kept = (await caches.keys()).filter((name) => name.startsWith(prefix));
    await Promise.all(kept.map((name) => caches.delete(name)));
    await self.registration.unregister();
  })());
});
