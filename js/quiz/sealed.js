/**
 * Opens what the build has put out of sight: key, feedback, hints, explanation of a quiz.
 */

// As in textbook/quizzes/sealing.py: each character stands for its partner.
const PLAIN = 'abcdefghijklmABCDEFGHIJKLM01234<>"&';
const PARTNERS = 'nopqrstuvwxyzNOPQRSTUVWXYZ56789|@`~';
const TABLE = new Map(
  [...PLAIN].flatMap((character, index) => [
    [character, PARTNERS[index]],
    [PARTNERS[index], character],
  ]),
);

/**
 * The text that was sealed.
 *
 * @param {string} sealed
 * @returns {string}
 */
export function decode(sealed) {
  return sealed.replace(/[\w<>"&|@`~]/g, (character) => TABLE.get(character) ?? character);
}

/**
 * The content of the template `selector` in `quiz`, or null if there is none.
 *
 * @param {Element} quiz
 * @param {string} selector
 * @returns {string | null}
 */
export function unseal(quiz, selector) {
  const template = /** @type {HTMLElement | null} */ (quiz.querySelector(`template${selector}`));
  return template ? decode(template.dataset.sealed ?? '') : null;
}

/**
 * The text of `label` with its formulas as plain characters. Not every tool that names controls
 * looks into MathML, and a label may hold nothing else.
 *
 * @param {Element} label
 * @returns {string}
 */
export function plainName(label) {
  const copy = document.createElement('div');
  copy.append(spoken(label));
  for (const source of copy.querySelectorAll('annotation')) source.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * A copy of `content` to be spoken: nothing in it can be focused, found by its id, or is only for
 * the eye.
 *
 * @param {Element} content
 * @returns {DocumentFragment}
 */
export function spoken(content) {
  const copy = document.createDocumentFragment();
  for (const child of content.childNodes) copy.append(child.cloneNode(true));
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"], button')) hidden.remove();
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  return copy;
}
