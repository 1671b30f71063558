// The offer of a newer edition: a line at the foot of the window, in nobody's way. Nothing of it is
// fetched before the reader takes it.

import { reasonOf } from '../reason.js';
import { megabytes } from './book-keeper.js';

/**
 * @param {import('./keeping.js').Keeping} keeping
 * @param {import('./edition.js').Edition} current the edition that is read
 */
export async function offerNewer(keeping, current) {
  const newest = await keeping.newest();
  if (newest.name === current.name) return;
  const { bytes } = await keeping.planToTake(newest);
  const notice = document.createElement('div');
  notice.className = 'book-edition';
  notice.setAttribute('role', 'status');
  const text = document.createElement('span');
  const amount = document.createElement('span');
  // Numbers that run are not read out.
  amount.setAttribute('aria-hidden', 'true');
  const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'book-button';
    made.textContent = name;
    made.addEventListener('click', act);
    return made;
  };
  const take = async () => {
    open.hidden = later.hidden = true;
    text.textContent = 'Fetching the new edition. ';
    try {
      const onProgress = (/** @type {number} */ loaded, /** @type {number} */ total) => {
        amount.textContent = `${megabytes(Math.min(loaded, total))} of ${megabytes(total)} MB`;
      };
      await keeping.take(newest, onProgress, new AbortController().signal);
      location.reload();
    } catch (error) {
      const why = reasonOf(error);
      text.textContent = `${why} You still have the edition on your device.`;
      amount.textContent = '';
      open.textContent = 'Retry';
      open.hidden = later.hidden = false;
    }
  };
  const open = button('Open the new edition', () => void take());
  const later = button('Later', () => notice.remove());
  document.body.append(notice);
  // After the region is there, so that it is announced.
  requestAnimationFrame(() => {
    text.textContent = `A new edition of this book is there (${megabytes(bytes)} MB to fetch). You read the one on your device, until you open the new one. `;
    notice.append(text, amount, open, later);
  });
}
