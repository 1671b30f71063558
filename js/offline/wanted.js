// What the reader has decided about keeping the book on this device: in Cache Storage, where the
// service worker can read it too.

/** @param {URL} scope */
const cacheName = (scope) => `wanted ${scope.pathname}`;

/** @param {URL} scope @returns {Promise<boolean>} whether the whole book is to be kept */
export async function isWanted(scope) {
  return (await decision(scope)) === 'whole';
}

/** @param {URL} scope @returns {Promise<boolean>} whether nothing is to be kept unasked */
export async function isUnwanted(scope) {
  return (await decision(scope)) === 'nothing';
}

/** @param {URL} scope @param {'whole' | 'nothing'} what */
export async function decide(scope, what) {
  const cache = await caches.open(cacheName(scope));
  await cache.put(scope, new Response(what));
}

/** @param {URL} scope */
async function decision(scope) {
  try {
    const kept = await caches.match(scope, { cacheName: cacheName(scope) });
    return await kept?.text();
  } catch {
    return undefined;
  }
}
