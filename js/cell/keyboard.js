// On a phone the keyboard takes half of the screen when the editor gets the focus, and leaves the page
// as it is: the line that is written would be under it.

import { EditorView, ViewPlugin } from '@codemirror/view';

/** Pixels that stay free above and below the cursor. */
const MARGIN = 24;

/** Keeps the cursor in sight when what is seen of the page changes. */
export const aboveKeyboard = ViewPlugin.define((view) => {
  const listening = new AbortController();
  const show = () => {
    if (!view.hasFocus || listening.signal.aborted) return;
    const { head } = view.state.selection.main;
    view.dispatch({ effects: EditorView.scrollIntoView(head, { yMargin: MARGIN }) });
  };
  const { signal } = listening;
  // Once more when what stands above has taken its new height.
  const showTwice = () => {
    show();
    requestAnimationFrame(() => requestAnimationFrame(show));
  };
  globalThis.visualViewport?.addEventListener('resize', showTwice, { signal });
  return { destroy: () => listening.abort() };
});

/** What hides a part of the editor from above: the header, which stays while the page scrolls. */
export const belowHeader = EditorView.scrollMargins.of(() => ({
  top: Math.max(document.querySelector('.md-header')?.getBoundingClientRect().bottom ?? 0, 0),
}));
