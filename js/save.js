/**
 * Hand `blob` to the reader as a file.
 *
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  // Instant navigation must not take the click for a change of page.
  link.addEventListener('click', (event) => event.stopPropagation());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
