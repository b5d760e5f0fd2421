import { SharedRead } from './shared-read.ts';

/**
 * Reads together what many ask for one by one: whoever asks while a reading is under way gets theirs by the next one, so
 * that a reading always began after the question, and the more ask the fewer readings there are for each of them. Someone
 * who asks alone waits for nobody.
 */
export class BatchedRead<Key, Value> {
  readonly #shared: SharedRead<ReadonlyMap<Key, Value>>;
  #keys = new Set<Key>();

  /** @param read resolves with what there is of these keys */
  constructor(read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
    this.#shared = new SharedRead(() => {
      const keys = [...this.#keys];
      this.#keys = new Set();
      return read(keys);
    });
  }

  /** @returns undefined for a key of which there is nothing */
  async ask(key: Key): Promise<Value | undefined> {
    this.#keys.add(key);
    return (await this.#shared.ask()).get(key);
  }
}
