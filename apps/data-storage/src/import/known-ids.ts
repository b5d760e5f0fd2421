/** The ids of what was looked up lately, at most `limit`; the least recently used goes first. */
export class KnownIds {
  readonly #ids = new Map<string, number>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): number | undefined {
    const id = this.#ids.get(key);
    // A Map lists its keys in the order they were set.
    if (id !== undefined) {
      this.#ids.delete(key);
      this.#ids.set(key, id);
    }
    return id;
  }

  set(key: string, id: number): void {
    this.#ids.delete(key);
    this.#ids.set(key, id);
    const [oldest] = this.#ids.keys();
    if (this.#ids.size > this.#limit && oldest !== undefined) this.#ids.delete(oldest);
  }
}
