/**
 * The list of checks: each with what was found, told in words.
 */

/** @typedef {import('./findings.js').Finding} Finding */

const OUTCOMES = { passed: 'Passed', failed: 'Not passed', running: 'Checking', none: '' };

export class Results {
  /** @type {Map<string, HTMLElement>} */
  #items;
  #goTo;

  /**
   * @param {HTMLElement} list
   * @param {(line: number) => void} goTo a line of the reader's code
   */
  constructor(list, goTo) {
    const items = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[data-check]'));
    this.#items = new Map(Array.from(items, (item) => [item.dataset.check ?? '', item]));
    this.#goTo = goTo;
  }

  get names() {
    return [...this.#items.keys()];
  }

  /** The names of the checks that are shown as passed. */
  get passed() {
    return this.names.filter((name) => this.#items.get(name)?.dataset.outcome === 'passed');
  }

  /** The check that is being run. */
  get running() {
    return this.names.find((name) => this.#items.get(name)?.dataset.outcome === 'running') ?? null;
  }

  /** The title and the message of the first check that has failed. */
  get firstFailure() {
    const name = this.names.find((each) => this.#items.get(each)?.dataset.outcome === 'failed');
    const item = name && this.#items.get(name);
    if (!item) return null;
    const text = (/** @type {string} */ part) =>
      item.querySelector(`[data-part="${part}"]`)?.textContent ?? '';
    return `${text('check-title')}: ${text('check-message')}`;
  }

  clear() {
    for (const name of this.names) this.#set(name, 'none', []);
  }

  /** The check that is being run will not come to its end. */
  interrupt() {
    if (this.running) this.#set(this.running, 'none', []);
  }

  /** @param {readonly string[]} passed */
  restore(passed) {
    for (const name of this.names) this.#set(name, passed.includes(name) ? 'passed' : 'none', []);
  }

  /** @param {Finding} finding */
  show({ check, state, message, facts, line }) {
    /** @type {Node[]} */
    const notes = [];
    if (message) notes.push(inWords(message));
    if (facts.length) notes.push(factList(facts));
    if (line !== null) {
      const link = element('button', 'check-line', `Go to line ${line}`);
      link.setAttribute('type', 'button');
      link.addEventListener('click', () => this.#goTo(line));
      notes.push(link);
    }
    this.#set(check, state, notes);
  }

  /** @param {string} name @param {keyof typeof OUTCOMES} outcome @param {Node[]} notes */
  #set(name, outcome, notes) {
    const item = this.#items.get(name);
    const title = item?.querySelector('[data-part="check-title"]');
    if (!item || !title) return;
    item.dataset.outcome = outcome;
    const told = OUTCOMES[outcome] ? [element('span', 'check-outcome', OUTCOMES[outcome])] : [];
    item.replaceChildren(...told, ' ', title, ...notes);
  }
}

/** A paragraph in which what stands between back quotes is code. @param {string} message */
function inWords(message) {
  const paragraph = element('p', 'check-message');
  for (const part of message.split(/(`[^`\n]+`)/)) {
    const isCode = part.length > 2 && part.startsWith('`') && part.endsWith('`');
    paragraph.append(isCode ? element('code', '', part.slice(1, -1)) : part);
  }
  return paragraph;
}

/** @param {readonly [string, string][]} facts */
function factList(facts) {
  const list = element('dl', 'check-facts');
  for (const [name, value] of facts) {
    list.append(element('dt', '', name), element('dd', '', value));
  }
  return list;
}

/** @param {string} tag @param {string} part @param {string} [text] */
export function element(tag, part, text = '') {
  const made = document.createElement(tag);
  if (part) made.dataset.part = part;
  made.textContent = text;
  return made;
}
