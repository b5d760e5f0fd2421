/** How many requests are worked on at once. */
export interface ConcurrencyLimit {
  readonly value: number;
  /** Tells it of work that succeeded. */
  learn(work: Work): void;
}

export interface Work {
  /** What was done: the same kinds of work take similar times. */
  readonly kind: string;
  readonly ms: number;
  /** Never more than FEW were being done meanwhile. */
  readonly amongFew: boolean;
  /** As much as may be was being done when it ended. */
  readonly full: boolean;
}

export function fixedLimit(value: number): ConcurrencyLimit {
  return { value, learn: () => undefined };
}

/** So many at once are few. Not one: what is done together with others waits for a turn of theirs, once. */
export const FEW = 2;
/** Work that takes so many times as long as it does among few waits for other work. */
const SLOWER = 1.6;
/** Weight of one piece of work for the limit: it follows a hundred of them. */
const WEIGHT = 0.02;
/** Weight of the latest time in the mean time of work among few. */
const LATEST = 0.1;
/** How much work is done among few to learn how long it then takes, */
const SAMPLES = 3;
/** if it was not learned otherwise for so long, */
const SAMPLE_AFTER_MS = 2000;
/** and in so many times the time of work among few, so that long work is not held up often. */
const SAMPLE_AFTER_TIMES = 50;
/** Times the time of work among few that it may take; it begins when what is under way has ended. */
const SAMPLING_TIMES = 8;
/** What is shorter cannot be told apart. */
const SHORTEST_MS = 0.01;

/**
 * Finds how many requests can be worked on at once until they only make each other wait: so many that one takes not
 * twice as long as it does among few. What they wait for (processors of the database, of this process, a disk) need not
 * be known.
 *
 * How long work takes among few is seen when there is little to do. When there always is more, a few requests a second
 * are worked on that way, as the gradient controller of Envoy's adaptive concurrency filter does. Means are
 * of logarithms, so that one that waits for a lock counts no more than others.
 */
export class LearnedLimit implements ConcurrencyLimit {
  readonly #most: number;
  readonly #least: number;
  #found: number;
  /** Mean time of each kind of work among few: logarithms of ms. */
  readonly #amongFew = new Map<string, number>();
  #samples = 0;
  /** When the last sampling began, or some work was done among few. From performance.now(), as is the next. */
  #sampledAt = -Infinity;
  #samplingUntil = -Infinity;

  /** @param most never more than so many */
  constructor(most: number) {
    this.#most = most;
    this.#least = Math.min(FEW, most);
    this.#found = most;
  }

  get value(): number {
    return performance.now() < this.#samplingUntil ? this.#least : Math.floor(this.#found);
  }

  learn({ kind, ms, amongFew, full }: Work): void {
    const now = performance.now();
    const time = Math.log(Math.max(ms, SHORTEST_MS));
    const mean = this.#amongFew.get(kind);
    if (mean !== undefined) this.#adjust(Math.log(SLOWER) + mean - time);
    if (amongFew) {
      this.#amongFew.set(kind, mean === undefined ? time : mean + LATEST * (time - mean));
      this.#sampledAt = now;
      this.#samples += 1;
      if (this.#samples >= SAMPLES) this.#samplingUntil = now;
    } else if (full) this.#sample(now, Math.exp(mean ?? time));
  }

  /** @param room logarithm of how many times more could be done at once */
  #adjust(room: number): void {
    const found = this.#found * Math.exp(WEIGHT * room);
    this.#found = Math.min(Math.max(found, this.#least), this.#most);
  }

  #sample(now: number, amongFewMs: number): void {
    if (now - this.#sampledAt < Math.max(SAMPLE_AFTER_MS, SAMPLE_AFTER_TIMES * amongFewMs)) return;
    this.#sampledAt = now;
    this.#samplingUntil = now + SAMPLING_TIMES * amongFewMs;
    this.#samples = 0;
  }
}
