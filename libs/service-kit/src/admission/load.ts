import { FEW, type ConcurrencyLimit } from './concurrency-limit.ts';

/** Time over which the load is averaged. */
const WINDOW_MS = 50;
/** Weight of the latest duration in the mean of them. */
const LATEST = 0.05;
/** The mean duration at the beginning, and never less. */
const SHORT_MS = 5;

/** Work that has begun. */
export interface Begun {
  /** From performance.now(). */
  readonly at: number;
  /** How many had begun among many; -1 for one of those. */
  readonly crowded: number;
}

/** How much is being worked on, now and lately. */
export class Load {
  readonly #limit: ConcurrencyLimit;
  #working = 0;
  #crowded = 0;
  #average = 0;
  #averagedAt = performance.now();
  #workMs = SHORT_MS;

  constructor(limit: ConcurrencyLimit) {
    this.#limit = limit;
  }

  get working(): number {
    return this.#working;
  }

  get full(): boolean {
    return this.#working >= this.#limit.value;
  }

  /**
   * Whether more than a quarter of the places was taken lately, on an average: they are empty a good part of the time
   * even under overload, because answers come, and requests are read, many at a time.
   */
  get overloaded(): boolean {
    this.#advance(performance.now());
    return this.#average > this.#limit.value / 4;
  }

  /** Mean duration of the work, in ms. */
  get workMs(): number {
    return Math.max(this.#workMs, SHORT_MS);
  }

  /** Returns what end() takes. */
  begin(): Begun {
    const now = performance.now();
    this.#advance(now);
    this.#working += 1;
    if (this.#working <= FEW) return { at: now, crowded: this.#crowded };
    this.#crowded += 1;
    return { at: now, crowded: -1 };
  }

  /** @param kind what was done, if it succeeded: failures come faster or later than anything else */
  end({ at, crowded }: Begun, kind: string | undefined): void {
    const now = performance.now();
    this.#advance(now);
    const { full } = this;
    this.#working -= 1;
    const ms = now - at;
    this.#workMs += LATEST * (ms - this.#workMs);
    if (kind !== undefined) this.#limit.learn({ kind, ms, amongFew: crowded === this.#crowded, full });
  }

  #advance(now: number): void {
    const passed = 1 - Math.exp((this.#averagedAt - now) / WINDOW_MS);
    this.#average += passed * (this.#working - this.#average);
    this.#averagedAt = now;
  }
}
