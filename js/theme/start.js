/** What the theme's scripts do, and when: once per full load, or after every navigation. */

import { keepToOneEdition } from '../offline/same-edition.js';
import { expectProgress } from '../progress/expect.js';
import { expectRuns } from '../python/intent.js';
import { followHeadings } from './chapter-list.js';
import { connectHeaderButtons } from './header-buttons.js';
import { runThemeScript } from './script.js';
import { watchScrollBoxes } from './scroll-boxes.js';

/**
 * Material's stream of pages: emits at once and after each instant navigation. Absent where its
 * script did not run.
 * @typedef {{subscribe(listener: () => void): unknown}} DocumentStream
 */

/** Start the theme and its behaviour; called by main.js once. */
export async function startTheme() {
  await runThemeScript();
  connectHeaderButtons();
  const pages = /** @type {{document$?: DocumentStream}} */ (globalThis).document$;
  if (!pages) {
    watchScrollBoxes();
    expectProgress();
    return;
  }
  pages.subscribe(() => {
    keepToOneEdition();
    followHeadings();
    watchScrollBoxes();
    expectRuns();
    expectProgress();
  });
}
