import { type ServerResponse } from 'node:http';
import { WorkAborted } from '../abort-scope.ts';
import { type KitLimitName } from '../limits/kit-limits.ts';
import { type Problem } from '../problem.ts';
import { capacityProblem } from './capacity-problem.ts';
import { fixedLimit, LearnedLimit, type ConcurrencyLimit } from './concurrency-limit.ts';
import { Load, type Begun } from './load.ts';
import { WaitingLine } from './waiting-line.ts';

export interface AdmissionLimits {
  /** What this gate limits: `in-flight-requests` or `in-flight-streams`. */
  readonly name: KitLimitName;
  /** How many requests are worked on at once, at most. */
  readonly value: number;
  /** Whether to find out when fewer at once are done as fast: requests take as long as the service needs, not clients. */
  readonly learns: boolean;
  /** How many wait. */
  readonly queued: number;
  /** How long one waits at most. */
  readonly waitMs: number;
}

/** How soon to look whether there is room for those who were left waiting. */
const LOOK_AGAIN_MS = 20;

/**
 * Lets so many requests be worked on at once as can be done well. Others wait a moment, or are refused before anything
 * was done for them. A request passes once its body has arrived, and is through when its answer is made: clients that
 * send or take slowly take nobody's place.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #line: WaitingLine;
  readonly #limit: ConcurrencyLimit;
  readonly #load: Load;
  #later: NodeJS.Timeout | undefined;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
    this.#line = new WaitingLine(limits.waitMs);
    this.#limit = limits.learns ? new LearnedLimit(limits.value) : fixedLimit(limits.value);
    this.#load = new Load(this.#limit);
  }

  get working(): number {
    return this.#load.working;
  }

  /** How many may be worked on at once at the moment. */
  get limit(): number {
    return this.#limit.value;
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
   * @param kind of the work: work of one kind takes similar times
   * @throws Problem temporary-reduced-capacity, naming the limit; WorkAborted when the client leaves while it waits
   */
  async run<T>(response: ServerResponse, kind: string, work: () => Promise<T>): Promise<T> {
    const begun = this.#load.full ? await this.#wait(response) : this.#load.begin();
    let done: string | undefined;
    try {
      const result = await work();
      done = kind;
      return result;
    } finally {
      this.#load.end(begun, done);
      this.#admit();
    }
  }

  /** Under overload nobody is served who has waited longer than the work takes; when there is room, everybody is. */
  #admit(): void {
    const { overloaded, workMs } = this.#load;
    const freshMs = overloaded ? workMs : Infinity;
    while (!this.#load.full && this.#line.admitNext(freshMs));
    this.#admitLater();
  }

  /** For who was left waiting, and because the limit rises without anything being done. */
  #admitLater(): void {
    if (this.#line.length === 0) return;
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      this.#admit();
    }, LOOK_AGAIN_MS).unref();
  }

  #wait(response: ServerResponse): Promise<Begun> {
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
      this.#admitLater();
    });
  }

  #refusal(): Problem {
    return capacityProblem(this.#limits.name, this.#limits.value);
  }
}
