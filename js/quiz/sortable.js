/**
 * A list whose items are moved by their buttons or by dragging.
 */

/**
 * @param {HTMLElement} list its items have buttons with `data-move`
 * @param {(text: string) => void} say
 * @param {AbortSignal} signal
 */
export function makeSortable(list, say, signal) {
  for (const item of list.children) {
    const name = item.querySelector('[data-part="text"]');
    for (const button of buttons(item)) {
      button.setAttribute('aria-label', `Move ${button.dataset.move}: ${plain(name)}`);
    }
  }
  list.addEventListener(
    'click',
    (event) => {
      const target = /** @type {Element} */ (event.target);
      const button = /** @type {HTMLElement | null} */ (target.closest('[data-move]'));
      if (button) press(list, button, say);
    },
    { signal },
  );
  list.addEventListener('pointerdown', (event) => drag(list, event, say), { signal });
}

/** @param {Element} item */
function buttons(item) {
  return /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll('[data-move]'));
}

/** @param {Element | null} element */
function plain(element) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const hidden of copy?.querySelectorAll('annotation, [aria-hidden="true"]') ?? []) {
    hidden.remove();
  }
  return (copy?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} button
 * @param {(text: string) => void} say
 */
function press(list, button, say) {
  const item = /** @type {Element} */ (button.closest('.ordered > *'));
  const up = button.dataset.move === 'up';
  const other = up ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return say(`Already ${up ? 'first' : 'last'}`);
  if (up) other.before(item);
  else other.after(item);
  // Moving an element takes the focus from what is in it.
  button.focus();
  moved(list, item, say);
}

/**
 * @param {HTMLElement} list
 * @param {Element} item
 * @param {(text: string) => void} say
 */
function moved(list, item, say) {
  list.dispatchEvent(new Event('input', { bubbles: true }));
  const place = [...list.children].indexOf(item) + 1;
  say(
    `${plain(item.querySelector('[data-part="text"]'))}: now ${place} of ${list.children.length}`,
  );
}

/**
 * @param {HTMLElement} list
 * @param {PointerEvent} start
 * @param {(text: string) => void} say
 */
function drag(list, start, say) {
  const target = /** @type {Element} */ (start.target);
  const item = /** @type {HTMLElement | null} */ (target.closest('.ordered > *'));
  const fixed = item?.querySelector('button:disabled');
  // On a touch screen only the grip drags: elsewhere a finger scrolls the page.
  const grip = start.pointerType === 'mouse' || target.closest('[data-part="grip"]');
  if (!item || fixed || !grip || start.button !== 0 || target.closest('button, a')) return;
  start.preventDefault();
  const ended = new AbortController();
  const { signal } = ended;
  const before = [...list.children].indexOf(item);
  item.setPointerCapture(start.pointerId);
  item.toggleAttribute('data-dragged', true);
  item.addEventListener('pointermove', (event) => makeWay(item, event.clientY), { signal });
  const end = () => {
    ended.abort();
    item.toggleAttribute('data-dragged', false);
    if ([...list.children].indexOf(item) !== before) moved(list, item, say);
  };
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    item.addEventListener(name, end, { signal });
  }
}

/**
 * @param {HTMLElement} item
 * @param {number} y of the pointer
 */
function makeWay(item, y) {
  const middle = (/** @type {Element} */ element) => {
    const { top, height } = element.getBoundingClientRect();
    return top + height / 2;
  };
  const previous = item.previousElementSibling;
  const next = item.nextElementSibling;
  // The others move, since an element that is moved loses the pointer.
  if (previous && y < middle(previous)) item.after(previous);
  else if (next && y > middle(next)) item.before(next);
}
