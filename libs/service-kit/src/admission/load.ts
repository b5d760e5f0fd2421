/** Time over which the load is averaged. */
const WINDOW_MS = 50;
/** Weight of the latest duration in the mean of them. */
const LATEST = 0.05;
/** The mean duration at the beginning, and never less. */
const SHORT_MS = 5;

/** One request that is being worked on. */
export interface Work {
  /** From performance.now(). */
  readonly begunAt: number;
  /** Whether it takes a place from others. */
  placed: boolean;
}

/** How much is being worked on, now and lately. */
export class Load {
  readonly #places: number;
  readonly #most: number;
  #working = 0;
  #placed = 0;
  #average = 0;
  #averagedAt = performance.now();
  #workMs = SHORT_MS;

  /**
   * @param places for so many requests
   * @param most how many are worked on with those that gave their places up
   */
  constructor(places: number, most: number) {
    this.#places = places;
    this.#most = most;
  }

  get working(): number {
    return this.#working;
  }

  get full(): boolean {
    return this.#placed >= this.#places || this.#working >= this.#most;
  }

  /**
   * Whether more than a quarter of the places was taken lately, on an average, of few places more than one or than half
   * of them: they are empty a good part of the time even under overload, because answers come, and requests are read,
   * many at a time.
   */
  get overloaded(): boolean {
    this.#advance(performance.now());
    return this.#average > Math.max(this.#places / 4, Math.min(1, this.#places / 2));
  }

  /** Mean duration of the work, in ms. */
  get workMs(): number {
    return Math.max(this.#workMs, SHORT_MS);
  }

  begin(): Work {
    const begunAt = performance.now();
    this.#advance(begunAt);
    this.#working += 1;
    this.#placed += 1;
    return { begunAt, placed: true };
  }

  /** Work that waits for something lets others have its place. */
  giveUpPlace(work: Work): void {
    this.#advance(performance.now());
    this.#placed -= 1;
    work.placed = false;
  }

  end(work: Work): void {
    const now = performance.now();
    this.#advance(now);
    this.#working -= 1;
    if (work.placed) this.#placed -= 1;
    this.#workMs += LATEST * (now - work.begunAt - this.#workMs);
  }

  #advance(now: number): void {
    const passed = 1 - Math.exp((this.#averagedAt - now) / WINDOW_MS);
    this.#average += passed * (this.#placed - this.#average);
    this.#averagedAt = now;
  }
}
