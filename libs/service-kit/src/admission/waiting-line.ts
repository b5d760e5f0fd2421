/** Someone who waits; exactly one of the two is called, once, unless they leave. */
export interface Waiter {
  readonly admit: () => void;
  readonly refuse: () => void;
}

interface Place {
  readonly waiter: Waiter;
  readonly timer: NodeJS.Timeout;
  /** From performance.now(). */
  readonly since: number;
}

/** A line that has not been empty for so long is no burst any more: more comes than can be served. */
const STANDING_MS = 50;

/**
 * A line in which everybody waits the same time at most. Who came first is served first, as long as the line is a burst
 * that goes away. In a line that stands, everybody would be served late that way, just before they give up; so there who
 * came last is served first, soon after coming or not at all, and the others are refused at their time. Refusing them
 * earlier would only make those come back sooner who try again at once. After the adaptive LIFO of B. Maurer, Fail at
 * Scale, ACM Queue 13(8), 2015.
 */
export class WaitingLine {
  readonly #places: Place[] = [];
  readonly #patienceMs: number;
  #emptyUntil = 0;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  get length(): number {
    return this.#places.length;
  }

  /** Puts someone at the end; the returned function takes them out again. */
  join(waiter: Waiter): () => void {
    if (this.#places.length === 0) this.#emptyUntil = performance.now();
    const timer = setTimeout(() => {
      this.#remove(place);
      waiter.refuse();
    }, this.#patienceMs);
    // The connection of the one who waits keeps the process alive.
    timer.unref();
    const place: Place = { waiter, timer, since: performance.now() };
    this.#places.push(place);
    return () => this.#remove(place);
  }

  /**
   * Takes out the next one and admits them. False if there is none.
   * @param freshMs in a line that stands, who has waited longer is left waiting
   */
  admitNext(freshMs: number): boolean {
    const now = performance.now();
    const standing = now - this.#emptyUntil > STANDING_MS;
    const place = standing ? this.#places.at(-1) : this.#places[0];
    if (place === undefined || (standing && now - place.since > freshMs)) return false;
    if (standing) this.#places.pop();
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
