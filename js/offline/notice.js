// The offer of a newer edition: a line at the foot of the window, in nobody's way.

/** @param {() => void} take opens the new edition */
export function offerEdition(take) {
  if (document.querySelector('.book-edition')) return;
  const notice = document.createElement('div');
  notice.className = 'book-edition';
  notice.setAttribute('role', 'status');
  document.body.append(notice);
  const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'book-button';
    made.textContent = name;
    made.addEventListener('click', act);
    return made;
  };
  // After the region is there, so that it is announced.
  requestAnimationFrame(() =>
    notice.append(
      'A new edition of this book is ready. Opening it loads the book’s open pages anew.',
      button('Open the new edition', take),
      button('Later', () => notice.remove()),
    ),
  );
}
