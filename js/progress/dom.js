/**
 * Makes elements. Text stays text, whatever is in it.
 */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<Record<string, string>>} attributes
 * @param {(string | Node)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value ?? '');
  made.append(...children);
  return made;
}

/**
 * @param {string} label
 * @param {() => void} press
 */
export function button(label, press) {
  const made = element('button', { type: 'button' }, label);
  made.addEventListener('click', press);
  return made;
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** @param {number} time */
export function date(time) {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(time);
}

/**
 * @param {number} time
 * @param {number} now
 */
export function ahead(time, now) {
  if (date(time) === date(now)) return 'later today';
  return date(time) === date(now + 24 * 60 * 60_000) ? 'tomorrow' : `on ${date(time)}`;
}
