/** Work under way on batches, a few at a time and none on the same keys as another. */
export class InFlight {
  readonly #limit: number;
  readonly #work = new Map<Promise<void>, ReadonlySet<string>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Resolves when work on these keys may begin. Of two lines with one key the later one is thus compared with the
   * earlier, as if all were stored one after the other.
   * @throws what work under way throws
   */
  async room(keys: readonly string[]): Promise<void> {
    for (;;) {
      const working = [...this.#work];
      const same = working.filter(([, others]) => keys.some((key) => others.has(key))).map(([work]) => work);
      if (same.length > 0) await Promise.all(same);
      else if (working.length >= this.#limit) await Promise.race(this.#work.keys());
      else return;
    }
  }

  add(keys: readonly string[], work: Promise<void>): void {
    this.#work.set(work, new Set(keys));
    work.then(
      () => this.#work.delete(work),
      // Kept, for whoever waits next to get the error.
      () => undefined,
    );
  }

  /** Resolves when all is done. @throws what work under way throws, once all of it has ended */
  async end(): Promise<void> {
    const outcomes = await Promise.allSettled(this.#work.keys());
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}
