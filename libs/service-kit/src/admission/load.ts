/** Time over which the load is averaged. */
const WINDOW_MS = 50;
/** Weight of the latest duration in the mean of them. */
const LATEST = 0.05;
/** The mean duration at the beginning, and never less. */
const SHORT_MS = 5;

/** How much is being worked on, now and lately. */
export class Load {
  readonly #limit: number;
  #working = 0;
  #average = 0;
  #averagedAt = performance.now();
  #workMs = SHORT_MS;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get working(): number {
    return this.#working;
  }

  get full(): boolean {
    return this.#working >= this.#limit;
  }

  /**
   * Whether more than a quarter of the places was taken lately, on an average: they are empty a good part of the time
   * even under overload, because answers come, and requests are read, many at a time.
   */
  get overloaded(): boolean {
    this.#advance(performance.now());
    return this.#average > this.#limit / 4;
  }

  /** Mean duration of the work, in ms. */
  get workMs(): number {
    return Math.max(this.#workMs, SHORT_MS);
  }

  begin(): void {
    this.#advance(performance.now());
    this.#working += 1;
  }

  /** @param begunAt from performance.now() */
  end(begunAt: number): void {
    const now = performance.now();
    this.#advance(now);
    this.#working -= 1;
    this.#workMs += LATEST * (now - begunAt - this.#workMs);
  }

  #advance(now: number): void {
    const passed = 1 - Math.exp((this.#averagedAt - now) / WINDOW_MS);
    this.#average += passed * (this.#working - this.#average);
    this.#averagedAt = now;
  }
}
