/**
 * The types of questions: the table that everything else goes by. A type is a plain object; its
 * module is loaded when a question of the type is wanted.
 */

import { lazy } from '../lazy.js';

/** @typedef {'right' | 'partly' | 'wrong'} Outcome */

/**
 * What is said about one part of an answer, in the note that is called `note`.
 *
 * @typedef {{ note: string, right: boolean, text?: string }} Mark
 */

/**
 * @typedef {object} Verdict
 * @property {Outcome} state
 * @property {number} score from 0 to 1
 * @property {number[]} feedback the items whose feedback is shown, in this order
 * @property {string} [told] what is right or wrong, as a clause
 * @property {Mark[]} [marks]
 */

/**
 * @template [Response=any] what is kept of an answer, as JSON
 * @template [Key=any] what the build has sealed
 * @typedef {object} QuestionType
 * @property {(form: HTMLFormElement, key: Key, tools: Tools) => void} [start] bring the controls to
 *   life; what is taken is given back when `tools.signal` says so
 * @property {(form: HTMLFormElement, key: Key) => { response: Response } | { problem: string }} read
 *   the answer in the form, or a sentence on why there is none
 * @property {(form: HTMLFormElement, response: unknown) => boolean} restore put an
 *   answer into the form, if it is one
 * @property {(form: HTMLFormElement) => void} clear
 * @property {(response: Response, key: Key) => Verdict} check pure
 * @property {(form: HTMLFormElement, key: Key) => void} [reveal] show the truth
 * @property {(form: HTMLFormElement) => void} [conceal] take it back
 */

/**
 * @typedef {object} Tools
 * @property {string} name of the question
 * @property {boolean} shuffle
 * @property {(text: string) => void} say
 * @property {AbortSignal} signal
 */

/** @type {Readonly<Record<string, () => Promise<{ type: QuestionType }>>>} */
const TYPES = {
  one: () => import('./types/choices.js'),
  several: () => import('./types/choices.js'),
  // Its choices are lines.
  bug: () => import('./types/choices.js'),
  numeric: () => import('./types/numeric.js'),
  text: () => import('./types/text.js'),
  order: () => import('./types/order.js'),
  predict: () => import('./types/predict.js'),
};

/**
 * @param {string} kind the value of `data-kind`
 * @returns {Promise<QuestionType>}
 * @throws {RangeError} if there is no such type
 */
export async function loadType(kind) {
  if (!Object.hasOwn(TYPES, kind)) throw new RangeError(`no type of question is called "${kind}"`);
  return (await lazy(TYPES[kind])).type;
}
