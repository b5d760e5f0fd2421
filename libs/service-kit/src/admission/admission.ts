import { type ServerResponse } from 'node:http';
import { WorkAborted } from '../abort-scope.ts';
import { type KitLimitName } from '../limits/kit-limits.ts';
import { type Problem } from '../problem.ts';
import { capacityProblem } from './capacity-problem.ts';
import { Load, type Work } from './load.ts';
import { WaitingLine, type LineLimits } from './waiting-line.ts';

export interface AdmissionLimits extends LineLimits {
  /** What this gate limits: `in-flight-requests`, `in-flight-writes` or `in-flight-streams`. */
  readonly name: KitLimitName;
  /** How many requests are worked on at once. */
  readonly value: number;
  /** How many are, when some of them take long because they wait for something. */
  readonly withLong: number;
  /** How many wait. */
  readonly queued: number;
}

/** How soon to look whether there is room for those who were left waiting. */
const LOOK_AGAIN_MS = 20;
/**
 * What takes longer waits for something, such as a lock, or the machine has other work than ours, of which more requests
 * at once then get a larger share.
 */
export const LONG_MS = 50;
/** The same when too many wait: then work takes longer anyway, and more at once would make it worse. */
const VERY_LONG_MS = 250;

/**
 * Lets so many requests be worked on at once as can be done well. Others wait a moment, or are refused before anything
 * was done for them. A request passes once its body has arrived, and is through when its answer is made: clients that
 * send or take slowly take nobody's place.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #line: WaitingLine;
  readonly #load: Load;
  #later: NodeJS.Timeout | undefined;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
    this.#line = new WaitingLine(limits);
    this.#load = new Load(limits.value, limits.withLong);
  }

  get working(): number {
    return this.#load.working;
  }

  get waiting(): number {
    return this.#line.length;
  }

  /** Before anything is read of a request. @throws Problem temporary-reduced-capacity when it could not even wait */
  requireRoom(): void {
    const { queued } = this.#limits;
    if (this.#line.length >= queued) throw capacityProblem('queued-requests', queued);
  }

  /**
   * Does the work of a request in its turn.
   * @throws Problem temporary-reduced-capacity, naming the limit; WorkAborted when the client leaves while it waits
   */
  async run<T>(response: ServerResponse, work: () => Promise<T>): Promise<T> {
    const begun = this.#load.full ? await this.#wait(response) : this.#load.begin();
    const stopWatching = this.#watch(begun);
    try {
      return await work();
    } finally {
      stopWatching();
      this.#load.end(begun);
      this.#admit();
    }
  }

  /** Work that takes long does not keep others waiting, as far as there may be more. */
  #watch(work: Work): () => void {
    if (this.#limits.withLong === this.#limits.value) return () => undefined;
    const giveUpPlace = () => {
      this.#load.giveUpPlace(work);
      this.#admit();
    };
    const look = () => {
      if (this.#line.isTooLong) timer = setTimeout(giveUpPlace, VERY_LONG_MS - LONG_MS).unref();
      else giveUpPlace();
    };
    let timer = setTimeout(look, LONG_MS).unref();
    return () => clearTimeout(timer);
  }

  /**
   * Under overload nobody is served who has waited longer than the work takes. When there is room, or nobody comes any
   * more, everybody is.
   */
  #admit(): void {
    const { overloaded, workMs } = this.#load;
    const freshMs = overloaded && this.#line.grows ? workMs : Infinity;
    while (!this.#load.full && this.#line.admitNext(freshMs));
    if (this.#line.length === 0 || this.#load.full) return;
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      this.#admit();
    }, LOOK_AGAIN_MS).unref();
  }

  #wait(response: ServerResponse): Promise<Work> {
    this.requireRoom();
    return new Promise((resolve, reject) => {
      const leave = this.#line.join({
        admit: () => {
          response.off('close', gone);
          resolve(this.#load.begin());
        },
        refuse: () => {
          response.off('close', gone);
          reject(this.#refusal());
        },
      });
      const gone = () => {
        leave();
        reject(new WorkAborted());
      };
      response.once('close', gone);
    });
  }

  #refusal(): Problem {
    return capacityProblem(this.#limits.name, this.#limits.value);
  }
}
