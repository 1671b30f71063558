/**
 * The parts of a plot's figure in the page. The build writes title, legend, canvas area and data
 * (`textbook/plot_html.py`); what is there is adopted, what is missing is made.
 */

/**
 * @typedef {object} Figure
 * @property {HTMLElement} title
 * @property {HTMLElement} legend a list
 * @property {HTMLElement} area holds the canvas and gives it its size
 * @property {HTMLElement} reading polite live text
 * @property {HTMLElement} notes a list
 * @property {HTMLDetailsElement} data
 * @property {HTMLElement} table scrolls sideways
 * @property {HTMLElement} tools
 */

/**
 * @param {HTMLElement} host
 * @returns {Figure}
 */
export function figureIn(host) {
  const title = part(host, 'p', 'plot-title');
  const legend = part(host, 'ul', 'plot-legend');
  legend.setAttribute('aria-label', 'Lines');
  const area = part(host, 'div', 'plot-canvas');
  const reading = part(host, 'p', 'plot-reading');
  reading.setAttribute('aria-live', 'polite');
  const notes = part(host, 'ul', 'plot-notes');
  notes.setAttribute('aria-label', 'Notes on the plot');
  const data = /** @type {HTMLDetailsElement} */ (part(host, 'details', 'plot-data'));
  if (!data.querySelector('summary')) {
    const summary = document.createElement('summary');
    summary.textContent = 'Data';
    data.prepend(summary);
  }
  const table = part(data, 'div', 'plot-table');
  table.tabIndex = 0;
  table.setAttribute('role', 'region');
  return {
    title,
    legend,
    area,
    reading,
    notes,
    data,
    table,
    tools: part(host, 'div', 'plot-tools'),
  };
}

/**
 * @param {HTMLElement} parent
 * @param {string} tag
 * @param {string} className
 * @returns {HTMLElement}
 */
function part(parent, tag, className) {
  const existing = parent.querySelector(`:scope > .${className}`);
  if (existing) return /** @type {HTMLElement} */ (existing);
  const made = document.createElement(tag);
  made.className = className;
  parent.append(made);
  return made;
}

/**
 * @param {HTMLElement} list
 * @param {string[]} sentences shown as text, one item each
 */
export function showNotes(list, sentences) {
  const shown = [...list.children].map((item) => item.textContent);
  if (shown.length === sentences.length && shown.every((text, i) => text === sentences[i])) return;
  list.replaceChildren(
    ...sentences.map((sentence) => {
      const item = document.createElement('li');
      item.textContent = sentence;
      return item;
    }),
  );
}

/**
 * @param {HTMLElement} tools
 * @param {{ png: () => void, csv: () => void }} download
 */
export function showTools(tools, download) {
  const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = name;
    made.addEventListener('click', act);
    return made;
  };
  tools.replaceChildren(button('Download PNG', download.png), button('Download CSV', download.csv));
}
