/** Someone who waits; exactly one of the two is called, once. */
export interface Waiter {
  readonly bytes: number;
  readonly admit: () => void;
  readonly refuse: () => void;
}

interface Place {
  readonly waiter: Waiter;
  readonly timer: NodeJS.Timeout;
}

/**
 * A line that stays short when more comes than can be served. A burst may wait `patientMs`; but once the line has not
 * been empty for that long, it only ever grows older, and newcomers wait `hurriedMs`: so that those who are served are
 * served soon, and the others learn at once that they should come later. This is the queue of B. Maurer, Fail at Scale,
 * ACM Queue 13(8), 2015, after CoDel.
 */
export class WaitingLine {
  readonly #places = new Set<Place>();
  readonly #patientMs: number;
  readonly #hurriedMs: number;
  #emptyUntil = 0;

  constructor(patientMs: number, hurriedMs: number) {
    this.#patientMs = patientMs;
    this.#hurriedMs = hurriedMs;
  }

  get length(): number {
    return this.#places.size;
  }

  /** The one who waits longest. */
  get first(): Waiter | undefined {
    return this.#places.values().next().value?.waiter;
  }

  /** Puts someone at the end; the returned function takes them out again. */
  join(waiter: Waiter): () => void {
    const now = performance.now();
    if (this.#places.size === 0) this.#emptyUntil = now;
    const ms = now - this.#emptyUntil > this.#patientMs ? this.#hurriedMs : this.#patientMs;
    const timer = setTimeout(() => {
      this.#places.delete(place);
      waiter.refuse();
    }, ms);
    // The connection of the one who waits keeps the process alive.
    timer.unref();
    const place: Place = { waiter, timer };
    this.#places.add(place);
    return () => {
      clearTimeout(timer);
      this.#places.delete(place);
    };
  }

  /** Takes out the first and admits them. */
  admitFirst(): void {
    const [place] = this.#places;
    if (place === undefined) return;
    clearTimeout(place.timer);
    this.#places.delete(place);
    place.waiter.admit();
  }
}
