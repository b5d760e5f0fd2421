/** Someone who waits; exactly one of the two is called, once, unless they leave. */
export interface Waiter {
  readonly admit: () => void;
  readonly refuse: () => void;
}

export interface LineLimits {
  /** How many wait in the order of their coming. */
  readonly orderly: number;
  /** How long one waits at most. */
  readonly waitMs: number;
  /** How long one does who came when no more waited than wait in order. */
  readonly orderlyWaitMs: number;
}

interface Place {
  readonly waiter: Waiter;
  readonly timer: NodeJS.Timeout;
  /** From performance.now(). */
  readonly since: number;
}

/** How long a line counts as too long after it was. */
const TOO_LONG_FOR_MS = 1000;
/** When nobody has joined for so long, those who wait are all that there are. */
const QUIET_MS = 50;

/**
 * A line in which nobody waits longer than a set time. Who came first is served first, as long as not too many wait.
 * In a longer line everybody would be served late that way, just before they give up; so there who came last is served
 * first, soon after coming or not at all, and the others are refused at their time. Refusing them earlier would only
 * make those come back sooner who try again at once. After the adaptive LIFO of B. Maurer, Fail at Scale, ACM Queue
 * 13(8), 2015.
 */
export class WaitingLine {
  readonly #places: Place[] = [];
  readonly #limits: LineLimits;
  #tooLongAt = -Infinity;
  #joinedAt = -Infinity;

  constructor(limits: LineLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#places.length;
  }

  /** Whether others keep coming. */
  get grows(): boolean {
    return performance.now() - this.#joinedAt < QUIET_MS;
  }

  /** Whether more wait, or did a moment ago, than wait in order. */
  get isTooLong(): boolean {
    return performance.now() - this.#tooLongAt < TOO_LONG_FOR_MS;
  }

  /** Puts someone at the end; the returned function takes them out again. */
  join(waiter: Waiter): () => void {
    const { orderly, waitMs, orderlyWaitMs } = this.#limits;
    const now = performance.now();
    this.#joinedAt = now;
    if (this.#places.length >= orderly) this.#tooLongAt = now;
    const refuse = () => {
      this.#remove(place);
      waiter.refuse();
    };
    // The connection of the one who waits keeps the process alive.
    const timer = setTimeout(refuse, this.isTooLong ? waitMs : orderlyWaitMs).unref();
    const place: Place = { waiter, timer, since: now };
    this.#places.push(place);
    return () => this.#remove(place);
  }

  /**
   * Takes out the next one and admits them. False if there is none.
   * @param freshMs in a line that is too long, who has waited longer is left waiting
   */
  admitNext(freshMs: number): boolean {
    const now = performance.now();
    const tooLong = this.isTooLong;
    const place = tooLong ? this.#places.at(-1) : this.#places[0];
    if (place === undefined || (tooLong && now - place.since > freshMs)) return false;
    if (tooLong) this.#places.pop();
    else this.#places.shift();
    clearTimeout(place.timer);
    place.waiter.admit();
    return true;
  }

  #remove(place: Place): void {
    clearTimeout(place.timer);
    // Who waits longest gives up first, so it is mostly the first one.
    const at = this.#places.indexOf(place);
    if (at >= 0) this.#places.splice(at, 1);
  }
}
