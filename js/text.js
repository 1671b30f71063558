// The words of an element.

/**
 * Let `element` say `text` and nothing else. The characters of a text that is there are changed in
 * place: another text in its place would cost the browser ten times the layout.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  const { firstChild, lastChild } = element;
  if (!(firstChild instanceof Text) || firstChild !== lastChild) element.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}
