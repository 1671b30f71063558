/**
 * Checks answers. Pure: an answer and a key in, a verdict out.
 */

/** @typedef {{ right: number[] }} Key The indexes of the right choices. */

/** @typedef {'right' | 'partly' | 'wrong'} Outcome */

/**
 * @typedef {object} Verdict
 * @property {Outcome} state
 * @property {number[]} feedback indexes of the choices whose feedback is shown, in their order
 * @property {number} missing how many right choices were not chosen
 * @property {number} mistaken how many wrong choices were chosen
 */

/**
 * What is shown of the choices of a reader. Partly right: at least one right choice, but a right
 * one is missing or a wrong one is among them.
 *
 * @param {readonly number[]} chosen
 * @param {Key} key
 * @returns {Verdict}
 */
function judgeChoices(chosen, key) {
  const feedback = [...new Set(chosen)].sort((a, b) => a - b);
  const hits = feedback.filter((index) => key.right.includes(index)).length;
  const missing = key.right.length - hits;
  const mistaken = feedback.length - hits;
  const complete = missing === 0 && mistaken === 0;
  const state = complete ? 'right' : hits > 0 ? 'partly' : 'wrong';
  return { state, feedback, missing, mistaken };
}

/**
 * The judge of each type of question, by the value of `data-kind`.
 *
 * @type {Readonly<Record<string, (chosen: readonly number[], key: Key) => Verdict>>}
 */
const judges = { one: judgeChoices, several: judgeChoices };

/**
 * @param {string} kind
 * @param {readonly number[]} chosen indexes of the chosen choices
 * @param {Key} key
 * @returns {Verdict}
 * @throws {RangeError} if there is no such kind of question
 */
export function check(kind, chosen, key) {
  if (!Object.hasOwn(judges, kind)) throw new RangeError(`no kind of question is called "${kind}"`);
  return judges[kind](chosen, key);
}
