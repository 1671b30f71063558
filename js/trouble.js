// A sentence on something that could not be loaded, with Retry, at the end of what lacks it.

/**
 * @param {Element} host
 * @param {string} sentence
 * @param {() => void} retry
 */
export function tellTrouble(host, sentence, retry) {
  const line = document.createElement('p');
  line.className = 'trouble';
  line.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'book-button';
  button.textContent = 'Retry';
  button.addEventListener('click', () => {
    line.remove();
    retry();
  });
  host.querySelector(':scope > .trouble')?.remove();
  host.append(line);
  // A region is announced when it changes, not when it comes.
  requestAnimationFrame(() => line.append(`${sentence} `, button));
}
