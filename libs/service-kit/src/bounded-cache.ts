import { LRUCache } from 'lru-cache';

/** Values by key, the least recently used forgotten first when they would be more than `maxBytes` together. */
export class BoundedCache<Value extends object> {
  readonly #values: LRUCache<string, Value> | undefined;
  #evictions = 0;

  /**
   * @param maxBytes 0 keeps nothing
   * @param sizeOf bytes of one value, a whole number above 0
   */
  constructor(maxBytes: number, sizeOf: (value: Value) => number) {
    this.#values =
      maxBytes === 0
        ? undefined
        : new LRUCache<string, Value>({
            maxSize: maxBytes,
            sizeCalculation: sizeOf,
            dispose: (_value, _key, reason) => {
              if (reason === 'evict') this.#evictions += 1;
            },
          });
  }

  has(key: string): boolean {
    return this.#values?.has(key) === true;
  }

  get(key: string): Value | undefined {
    return this.#values?.get(key);
  }

  /** A value larger than everything allowed is not kept. */
  put(key: string, value: Value): void {
    this.#values?.set(key, value);
  }

  get bytes(): number {
    return this.#values?.calculatedSize ?? 0;
  }

  get entries(): number {
    return this.#values?.size ?? 0;
  }

  /** How many values had to be forgotten so far to make room for others. */
  get evictions(): number {
    return this.#evictions;
  }
}
