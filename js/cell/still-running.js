// The question under a cell whose program has run for long: stop it, or wait? It goes by itself when
// the run ends, and takes no focus.

/** @typedef {import('./py-cell.js').PyCellElement} PyCellElement */

/**
 * @param {PyCellElement} cell
 * @param {number} seconds that its program has run
 * @param {() => void} wait asks to be told again
 */
export function ask(cell, seconds, wait) {
  if (cell.state !== 'running') return;
  const question = document.createElement('div');
  question.className = 'cell-question';
  question.dataset.part = 'question';
  const words = document.createElement('p');
  // Said at once, since it comes unasked.
  words.setAttribute('role', 'alert');
  const remove = () => {
    ended.disconnect();
    const focused = question.contains(document.activeElement);
    question.remove();
    const next = '.cell-stop:not([hidden]), .cell-run:not([hidden])';
    if (focused) /** @type {HTMLElement | null} */ (cell.querySelector(next))?.focus();
  };
  const ended = new MutationObserver(remove);
  ended.observe(cell, { attributeFilter: ['data-state'] });
  question.append(
    words,
    button('Wait', () => {
      remove();
      wait();
    }),
    button('Stop', () => cell.stop()),
  );
  cell.querySelector('[data-part="question"]')?.remove();
  cell.querySelector('[data-part="error"]')?.before(question);
  words.textContent = `Still running after ${seconds} s. Stop it, or wait?`;
}

/** @param {string} name @param {() => void} action */
function button(name, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'cell-button';
  made.textContent = name;
  made.addEventListener('click', action);
  return made;
}
