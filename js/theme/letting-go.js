/**
 * Where Material's script would keep every page that instant navigation has left: it listens anew at
 * each page, and never ends some of that. (`toc.follow` would too; see chapter-list.js.)
 */

/**
 * The parts of RxJS that are met here.
 * @typedef {{ next(value: boolean): void, add(end: () => void): void }} Subscriber
 * @typedef {{ subscribe(subscriber: Subscriber | ((value: boolean) => void)): unknown }} MediaStream
 * @typedef {{ next(page: Document): void }} PageStream
 */

/** Watch each media query by one listener. To be called before the first page is met. */
export function shareMedia() {
  const { tablet$, screen$ } = /** @type {{ tablet$?: MediaStream, screen$?: MediaStream }} */ (
    globalThis
  );
  for (const stream of [tablet$, screen$]) if (stream) share(stream);
}

/** @param {MediaStream} stream emits at once and at each change */
function share(stream) {
  /** @type {Set<Subscriber>} */
  const subscribers = new Set();
  let matches = false;
  stream.subscribe((now) => {
    matches = now;
    for (const subscriber of subscribers) subscriber.next(now);
  });
  // Material's operators hand in subscribers, and nobody else subscribes.
  stream.subscribe = (subscriber) => {
    const one = /** @type {Subscriber} */ (subscriber);
    subscribers.add(one);
    one.add(() => subscribers.delete(one));
    one.next(matches);
    return one;
  };
}

/**
 * Leave it at one mounting of the header, which stays when pages change and is never let go. To be
 * called when the first page has been met.
 */
export function mountHeaderOnce() {
  const { document$: pages } = /** @type {{ document$?: PageStream }} */ (globalThis);
  const header = document.querySelector('[data-md-component="header"]');
  if (!pages || !header) return;
  const next = pages.next.bind(pages);
  pages.next = (page) => {
    header.removeAttribute('data-md-component');
    next(page);
    header.setAttribute('data-md-component', 'header');
  };
}
