// The controls of a cell's parameters, one row each: label, control, value. They follow the code, and
// the code follows them.

import { control } from './controls.js';

/**
 * @typedef {import('./read.js').Parameter} Parameter
 * @typedef {import('./read.js').Fault} Fault
 * @typedef {import('./controls.js').Control} Control
 *
 * @typedef {object} PanelEvents
 * @property {() => void} onTouch the reader is about to move something
 * @property {() => void} onPress a pointer is pressed
 * @property {(parameter: Parameter, value: string | number | boolean) => void} onInput
 * @property {(parameter: Parameter) => void} onRelease the control was let go
 * @property {(parameter: Parameter) => void} onReset the author's value is asked for
 * @property {(redo: boolean) => void} onUndo
 */

/** What of a parameter makes another control of it. @param {Parameter} parameter */
function signature({ name, kind, label, min, max, step, choices }) {
  return JSON.stringify([name, kind, label, min, max, step, choices]);
}

export class ParameterPanel {
  /** @type {Map<string, { signature: string, row: HTMLElement, control: Control }>} */
  #rows = new Map();
  /** @type {Map<string, Parameter>} */
  #parameters = new Map();
  #listening = new AbortController();

  /**
   * @param {HTMLElement} host
   * @param {string} id of the cell
   * @param {PanelEvents} events
   */
  constructor(host, id, events) {
    this.host = host;
    this.id = id;
    this.events = events;
    const { signal } = this.#listening;
    for (const kind of ['pointerover', 'pointerdown', 'focusin']) {
      host.addEventListener(kind, () => events.onTouch(), { signal });
    }
    host.addEventListener('pointerdown', () => events.onPress(), { signal });
    host.addEventListener('keydown', (event) => this.#keydown(event), { signal });
  }

  /**
   * Show these parameters, in the controls that are there where they fit.
   * @param {Parameter[]} parameters
   * @param {Fault[]} faults told below as notes
   */
  show(parameters, faults) {
    this.#parameters = new Map(parameters.map((parameter) => [parameter.name, parameter]));
    const order = parameters.map((parameter) => this.#row(parameter));
    const rows = order.map(({ row }) => row);
    const notes = faults.map(({ line, message }) => note(`Line ${line}: ${message}.`));
    const wanted = [...rows, ...notes];
    const same =
      notes.length === 0 &&
      this.host.children.length === rows.length &&
      rows.every((row, index) => row === this.host.children[index]);
    if (!same) this.host.replaceChildren(...wanted);
    this.#rows = new Map(parameters.map(({ name }, index) => [name, order[index]]));
    for (const { name, value } of parameters) this.#rows.get(name)?.control.show(value);
  }

  /** @param {Parameter} parameter */
  #row(parameter) {
    const { name } = parameter;
    const there = this.#rows.get(name);
    const wanted = signature(parameter);
    if (there?.signature === wanted) return there;
    const made = control(parameter, `${this.id}-parameter-${name}`, {
      onInput: (value) => this.#with(name, (p) => this.events.onInput(p, value)),
      onRelease: () => this.#with(name, (p) => this.events.onRelease(p)),
      onReset: () => this.#with(name, (p) => this.events.onReset(p)),
    });
    const row = document.createElement('div');
    row.className = 'cell-parameter';
    row.dataset.parameter = name;
    row.append(...made.parts);
    return { signature: wanted, row, control: made };
  }

  /** The parameter as it stands now. @param {string} name @param {(p: Parameter) => void} act */
  #with(name, act) {
    const parameter = this.#parameters.get(name);
    if (parameter) act(parameter);
  }

  /** @param {KeyboardEvent} event */
  #keydown(event) {
    const { target } = event;
    // In a field of text, undo is the field's own.
    if (target instanceof HTMLInputElement && !/^(range|checkbox)$/.test(target.type)) return;
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    this.events.onUndo(key === 'y' || event.shiftKey);
  }

  release() {
    this.#listening.abort();
    this.host.replaceChildren();
  }
}

/** @param {string} text */
function note(text) {
  const made = document.createElement('p');
  made.className = 'cell-parameter-note';
  made.textContent = text;
  return made;
}
