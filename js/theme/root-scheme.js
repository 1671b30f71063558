/**
 * The scroll bars of the window belong to the root, and Material writes the scheme to the body. A style
 * that looks into the root for it (`:has`) would have the browser look through the whole page again
 * whenever anything on it changes.
 */

import { watchPalette } from '../plot/theme.js';

/** Let the root follow the body's scheme; called by main.js once. */
export function followScheme() {
  const follow = () => {
    const isDark = document.body.dataset.mdColorScheme === 'slate';
    document.documentElement.classList.toggle('is-dark', isDark);
  };
  follow();
  watchPalette(follow);
}
