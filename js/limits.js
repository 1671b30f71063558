// The limits of a run, as textbook/runtime/limits.py has them. One object for the page, so that a
// test may set a limit: `customElements.get('py-cell').limits.RUN_SECONDS = 5`.

import numbers from '#limits';

export const limits = { ...numbers };
