/**
 * A word or a name that is typed. The response is the text as it was typed.
 */

import { clearTyped, restoreTyped, textOf } from '../typed.js';

/** @typedef {{ forms: string[], right: number[] }} Key normalised forms; the indexes of right ones */

/** @type {import('../types.js').QuestionType<string, Key>} */
export const type = {
  read(form) {
    const response = textOf(form);
    return normalised(response) ? { response } : { problem: 'Write an answer first.' };
  },

  restore: restoreTyped,
  clear: clearTyped,

  check(response, { forms, right }) {
    const found = forms.indexOf(normalised(response));
    const isRight = right.includes(found);
    return {
      state: isRight ? 'right' : 'wrong',
      score: isRight ? 1 : 0,
      feedback: found < 0 ? [] : [found],
      told: `“${response.trim()}”`,
    };
  },
};

/**
 * What two spellings of one answer have in common; textbook/quizzes/types/text.py has the same.
 *
 * @param {string} text
 */
export function normalised(text) {
  return text
    .normalize('NFKC')
    .replace(/[ \t\n\r\-\u2010-\u2015\u2212_]+/g, ' ')
    .toLowerCase()
    .replace(/^[ .,;:!?'"`\u2018\u2019\u201C\u201D\u00AB\u00BB]+/, '')
    .replace(/[ .,;:!?'"`\u2018\u2019\u201C\u201D\u00AB\u00BB]+$/, '');
}
