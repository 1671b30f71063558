/** A Storage that lives in a Map; `full` makes it refuse to write. */
export class MemoryStorage {
  items = new Map();
  full = false;

  getItem(key) {
    return this.items.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
}
