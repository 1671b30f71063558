/**
 * The header's buttons for the list of chapters and the search. Material works both by hidden check
 * boxes; a button clicks its box, tells whether it is open, and moves the focus as a reader expects.
 */

/**
 * @param {HTMLButtonElement} button names its check box in `data-switch`
 * @param {HTMLInputElement} box
 */
function connect(button, box) {
  const tell = () => button.setAttribute('aria-expanded', String(box.checked));
  button.addEventListener('click', () => {
    box.click();
    // Into the open list, so that the next Tab goes on from there. The search takes the focus itself.
    const list = document.getElementById(button.getAttribute('aria-controls') ?? '');
    if (box.checked && list instanceof HTMLElement) list.querySelector('a')?.focus();
  });
  box.addEventListener('change', tell);
  tell();
}

/** Make every button of the header work; once per full page load, since the header stays. */
export function connectHeaderButtons() {
  for (const button of document.querySelectorAll('button[data-switch]')) {
    const box = document.getElementById(button.getAttribute('data-switch') ?? '');
    if (button instanceof HTMLButtonElement && box instanceof HTMLInputElement) {
      connect(button, box);
    }
  }
  const drawer = document.getElementById('__drawer');
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !(drawer instanceof HTMLInputElement) || !drawer.checked) return;
    drawer.click();
    const button = document.querySelector('button[data-switch="__drawer"]');
    if (button instanceof HTMLButtonElement) button.focus();
  });
}
