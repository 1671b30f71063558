// What the reader has made of the code, per page and cell, for as long as the visit lasts: instant
// navigation makes the elements of a page anew each time.

/** @type {Map<string, string>} */
export const drafts = new Map();
