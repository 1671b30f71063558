/**
 * Adds up the questions of a page. Pure.
 */

/** @typedef {{ state: string, page: { href: string, title: string } | null }} Standing */

/**
 * @typedef {object} Result
 * @property {number} total
 * @property {number} right
 * @property {number} open how many are not answered
 * @property {{ href: string, title: string }[]} reread pages of what was not right, each once
 */

/**
 * @param {readonly Standing[]} standings
 * @returns {Result}
 */
export function addUp(standings) {
  /** @type {Map<string, { href: string, title: string }>} */
  const reread = new Map();
  for (const { state, page } of standings) {
    if (!page || (state !== 'wrong' && state !== 'partly')) continue;
    // Two places of one page would be two links of the same name.
    const address = page.href.split('#')[0];
    if (!reread.has(address)) reread.set(address, page);
  }
  return {
    total: standings.length,
    right: standings.filter(({ state }) => state === 'right').length,
    open: standings.filter(({ state }) => state === 'open').length,
    reread: [...reread.values()],
  };
}

/**
 * The result in words, without the pages.
 *
 * @param {Result} result
 * @returns {string}
 */
export function resultText({ total, right, open }) {
  const answered = `${right} of ${total} right.`;
  return open > 0 ? `${answered} ${open} not answered.` : answered;
}
