// Whether the reader allows Python to be loaded before Run is pressed: a switch of the reader's, kept
// in the browser, and Save-Data, which the browser tells.

/**
 * What a browser may tell of its line: the Network Information API, which not every browser has.
 * @typedef {{ saveData?: boolean, type?: string, effectiveType?: string }} Connection
 */

/** Lines that are not paid by the byte. */
const UNMETERED = ['ethernet', 'wifi'];

/** @returns {Connection | undefined} */
function connection() {
  return /** @type {{ connection?: Connection }} */ (navigator).connection;
}

/** Whether the browser was told to save data. */
export function savesData() {
  return connection()?.saveData === true;
}

/**
 * Whether the browser reports a line on which 15 MB may be fetched unasked. On phones it names the
 * kind of line, and only that counts; on desktops only how fast it is, and the fastest class counts.
 * A browser that tells nothing, as Firefox and Safari do, reports no such line.
 */
export function isUnmetered() {
  const { type, effectiveType } = connection() ?? {};
  if (savesData()) return false;
  if (type && type !== 'unknown') return UNMETERED.includes(type);
  return effectiveType === '4g';
}

/** The reader's switch. */
export class Preference {
  #onlyOnRun = false;
  /** @type {Set<() => void>} */
  #watchers = new Set();

  /**
   * @param {string} key
   * @param {() => Storage} storage asked each time; may throw, then the choice lasts for the visit
   * @param {EventTarget} events where `storage` events tell of other tabs
   */
  constructor(key, storage, events) {
    this.key = key;
    this.storage = storage;
    this.#read();
    events.addEventListener('storage', (event) => {
      const changed = /** @type {StorageEvent} */ (event).key;
      // A null key says that everything was cleared.
      if (changed !== key && changed !== null) return;
      this.#read();
      this.#tell();
    });
  }

  /** Whether Python is loaded only when Run is pressed. */
  get onlyOnRun() {
    return this.#onlyOnRun;
  }

  set onlyOnRun(value) {
    this.#onlyOnRun = value;
    try {
      if (value) this.storage().setItem(this.key, 'yes');
      else this.storage().removeItem(this.key);
    } catch {
      // Then it lasts for this visit.
    }
    this.#tell();
  }

  /** @param {() => void} listener @returns {() => void} ends it */
  watch(listener) {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  #read() {
    try {
      this.#onlyOnRun = this.storage().getItem(this.key) === 'yes';
    } catch {
      // As it was.
    }
  }

  #tell() {
    for (const listener of this.#watchers) listener();
  }
}
