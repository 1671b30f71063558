/**
 * The reader's prediction in the plot that the build has drawn: points that the sliders move, or
 * tangents where slopes are set. A drag in the plot moves the sliders.
 */

import { shown } from './number.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Half the length of a tangent, as the build draws the true ones. */
const TANGENT = 34;

/** @typedef {{ x: number, y: number }} Point */

export class Drawing {
  #sliders;
  #signal;
  #inside;
  #line;
  #handles;
  #slopes;
  /** @type {[number, number]} */
  #xRange;
  /** @type {[number, number]} */
  #yRange;

  /**
   * @param {HTMLElement} plot
   * @param {HTMLInputElement[]} sliders
   * @param {AbortSignal} signal
   */
  constructor(plot, sliders, signal) {
    this.#sliders = sliders;
    this.#signal = signal;
    this.#slopes = plot.dataset.slopes === 'true';
    this.#xRange = range(plot.dataset.x);
    this.#yRange = range(plot.dataset.y);
    this.#inside = /** @type {SVGSVGElement} */ (plot.querySelector('.sketch-inside'));
    this.#line = make('path', { class: 'sketch-mine' });
    this.#inside.querySelector('[data-part="line"]')?.replaceChildren(this.#line);
    this.#handles = sliders.map((slider) => this.#handle(slider));
    plot.querySelector('[data-part="handles"]')?.replaceChildren(...this.#handles);
  }

  /** Draw what the sliders say. */
  update() {
    const paths = this.#sliders.map((slider, index) => {
      const grip = this.#grip(slider);
      this.#handles[index].setAttribute('transform', `translate(${grip.x} ${grip.y})`);
      const output = slider.nextElementSibling;
      if (output instanceof HTMLOutputElement) {
        output.value = shown(slider.valueAsNumber, 4);
      }
      if (!this.#slopes) return `${index ? 'L' : 'M'}${grip.x} ${grip.y}`;
      const { x, y } = this.#middle(slider);
      return `M${2 * x - grip.x} ${2 * y - grip.y}L${grip.x} ${grip.y}`;
    });
    this.#line.setAttribute('d', paths.join(''));
  }

  get #width() {
    return this.#inside.width.baseVal.value;
  }

  get #height() {
    return this.#inside.height.baseVal.value;
  }

  /** @param {number} x @param {number} y @returns {Point} in units of the drawing */
  #place(x, y) {
    const [left, right] = this.#xRange;
    const [low, high] = this.#yRange;
    return {
      x: ((x - left) / (right - left)) * this.#width,
      y: ((high - y) / (high - low)) * this.#height,
    };
  }

  /** Where the curve goes through the slider's point. */
  #middle(/** @type {HTMLInputElement} */ slider) {
    return this.#place(Number(slider.dataset.x), Number(slider.dataset.y));
  }

  /** Where the slider's handle is. */
  #grip(/** @type {HTMLInputElement} */ slider) {
    const x = Number(slider.dataset.x);
    const value = slider.valueAsNumber;
    if (!this.#slopes) return this.#place(x, value);
    const middle = this.#middle(slider);
    const ahead = this.#place(x + 1, Number(slider.dataset.y) + value);
    const scale = TANGENT / Math.hypot(ahead.x - middle.x, ahead.y - middle.y);
    return {
      x: middle.x + scale * (ahead.x - middle.x),
      y: middle.y + scale * (ahead.y - middle.y),
    };
  }

  /** The value that brings the slider's handle to, or near, a place. */
  #valueAt(/** @type {HTMLInputElement} */ slider, /** @type {Point} */ { x, y }) {
    const [left, right] = this.#xRange;
    const [low, high] = this.#yRange;
    if (!this.#slopes) return high - (y / this.#height) * (high - low);
    const middle = this.#middle(slider);
    // Never straight up, nor to the left.
    const across = (Math.max(1, x - middle.x) / this.#width) * (right - left);
    return (((middle.y - y) / this.#height) * (high - low)) / across;
  }

  /** @param {HTMLInputElement} slider */
  #handle(slider) {
    const handle = make('g', { class: 'sketch-handle' });
    handle.append(make('circle', { r: '20', class: 'sketch-reach' }), make('circle', { r: '6' }));
    const signal = this.#signal;
    slider.addEventListener('focus', () => handle.toggleAttribute('data-active', true), { signal });
    slider.addEventListener('blur', () => handle.toggleAttribute('data-active', false), { signal });
    handle.addEventListener(
      'pointerdown',
      (event) => {
        if (slider.disabled || event.button !== 0) return;
        event.preventDefault();
        slider.focus({ preventScroll: true });
        handle.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    handle.addEventListener(
      'pointermove',
      (event) => {
        if (handle.hasPointerCapture(event.pointerId)) this.#move(slider, event);
      },
      { signal },
    );
    return handle;
  }

  /**
   * @param {HTMLInputElement} slider
   * @param {PointerEvent} event
   */
  #move(slider, event) {
    const matrix = this.#inside.getScreenCTM();
    if (!matrix || slider.disabled) return;
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    // The browser keeps the value within the slider's ends and on its steps.
    slider.value = String(this.#valueAt(slider, place));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/**
 * @param {string | undefined} text
 * @returns {[number, number]}
 */
function range(text) {
  const [low, high] = (text ?? '').split(' ').map(Number);
  return [low, high];
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 */
function make(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
