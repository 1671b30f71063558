/**
 * Takes a question out of its page, which is fetched from the book. Links in it lead where they
 * led there.
 */

import { decode } from '../quiz/sealed.js';
import { bookAddress } from './outline.js';

/**
 * @param {string} path of the page in the book
 * @param {string} id of the question
 * @returns {Promise<HTMLElement>}
 */
export async function pageQuestion(path, id) {
  const address = new URL(path, bookAddress()).href;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const question = page.getElementById(`quiz-${id}`);
  if (!question) throw new Error(`${address} has no question "${id}"`);
  relocate(question, address);
  for (const template of question.querySelectorAll('template[data-sealed]')) {
    if (template instanceof HTMLTemplateElement) reseal(template, address);
  }
  return document.importNode(question, true);
}

/**
 * @param {HTMLTemplateElement} template
 * @param {string} address
 */
function reseal(template, address) {
  // The key is no HTML.
  if (template.dataset.part === 'key') return;
  const content = document.createElement('template');
  content.innerHTML = decode(template.dataset.sealed ?? '');
  relocate(content.content, address);
  // Sealing again is the same as unsealing.
  template.dataset.sealed = decode(content.innerHTML);
}

/**
 * @param {ParentNode} content
 * @param {string} address of the page that it was written for
 */
function relocate(content, address) {
  for (const name of ['href', 'src']) {
    for (const element of content.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name) ?? '', address).href);
    }
  }
}
