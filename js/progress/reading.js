/**
 * Whether a page was read, as far as that can be seen: its end was in view, and the page was open
 * before the reader for as long as a very fast reader needs.
 */

/** Milliseconds a word, at 600 words a minute. */
const WORD_MS = 100;

/** How long each page was open, in this visit: readers leave a page and come back. */
/** @type {Map<string, number>} */
const open = new Map();

/**
 * Watch the page in hand.
 *
 * @param {string} path of the page in the book
 * @param {AbortSignal} signal when the page is left
 * @param {() => void} read called once
 */
export function watchReading(path, signal, read) {
  const needed = WORD_MS * words();
  let ended = false;
  /** When the page came before the reader. @type {number | null} */
  let since = null;
  /** @type {number | undefined} */
  let timer;

  const stop = () => {
    clearTimeout(timer);
    if (since !== null) open.set(path, (open.get(path) ?? 0) + performance.now() - since);
    since = null;
  };
  const look = () => {
    stop();
    if (document.hidden || signal.aborted) return;
    since = performance.now();
    const left = needed - (open.get(path) ?? 0);
    if (left > 0) timer = window.setTimeout(look, left);
    else if (ended) finish();
  };
  const finish = () => {
    end.disconnect();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    read();
  };
  const end = new IntersectionObserver((entries) => {
    if (ended || !entries.some(({ isIntersecting }) => isIntersecting)) return;
    ended = true;
    look();
  });
  // What follows the text.
  const footer = document.querySelector('.md-footer');
  if (footer) end.observe(footer);
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => {
    end.disconnect();
    stop();
  });
  look();
}

/** Words of the text; numbers in tables and code are not read one by one. */
function words() {
  const prose = document.querySelectorAll('article :is(p, li:not(:has(p)))');
  const text = [...prose].map((element) => element.textContent).join(' ');
  return text.split(/\s+/).length;
}
