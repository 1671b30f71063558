// Why something failed, as words for a sentence.

/** @param {unknown} error what was thrown */
export function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
