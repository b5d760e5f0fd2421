/** One computation for several who wait for it. It is given up when the last of them has gone, never before. */
export class Flight<T> {
  readonly answer: Promise<T>;
  readonly #controller = new AbortController();
  readonly #lost: AbortSignal;
  #waiting = 0;

  /** @param lost aborted when the server that computes is lost: the answer may then be long in coming, or never come */
  constructor(compute: (signal: AbortSignal) => Promise<T>, lost: AbortSignal) {
    this.#lost = lost;
    this.answer = compute(this.#controller.signal);
    // Whoever waits is told; that nobody may be waiting is no fault.
    this.answer.catch(() => undefined);
  }

  /** Nobody waits any more, or in vain: not to be joined. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted || this.#lost.aborted;
  }

  /** The answer. @param gone aborted when the one who asks has gone */
  async join(gone: AbortSignal): Promise<T> {
    this.#waiting += 1;
    const leave = () => {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#controller.abort();
    };
    if (gone.aborted) leave();
    else gone.addEventListener('abort', leave, { once: true });
    try {
      return await this.answer;
    } finally {
      gone.removeEventListener('abort', leave);
    }
  }
}
