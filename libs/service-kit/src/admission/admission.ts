import { type ServerResponse } from 'node:http';
import { WorkAborted } from '../abort-scope.ts';
import { type KitLimitName } from '../limits/kit-limits.ts';
import { type Problem } from '../problem.ts';
import { capacityProblem } from './capacity-problem.ts';
import { WaitingLine } from './waiting-line.ts';

export interface AdmissionLimits {
  /** What this gate limits: `in-flight-requests` or `in-flight-streams`. */
  readonly name: KitLimitName;
  /** How many requests are worked on at once. */
  readonly value: number;
  /** How many wait. */
  readonly queued: number;
  /** How long one waits at most. */
  readonly waitMs: number;
}

/**
 * Lets so many requests be worked on at once as can be done well. Others wait a moment, or are refused before anything
 * was done for them. A request passes once its body has arrived, and is through when its answer is made: clients that
 * send or take slowly take nobody's place.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #line: WaitingLine;
  #working = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
    this.#line = new WaitingLine(limits.waitMs);
  }

  get working(): number {
    return this.#working;
  }

  get waiting(): number {
    return this.#line.length;
  }

  /** Before anything is read of a request. @throws Problem temporary-reduced-capacity when it could not even wait */
  requireRoom(): void {
    const { queued } = this.#limits;
    if (this.#line.length >= queued && this.#isFull) throw capacityProblem('queued-requests', queued);
  }

  /**
   * Does the work of a request in its turn.
   * @throws Problem temporary-reduced-capacity, naming the limit; WorkAborted when the client leaves while it waits
   */
  async run<T>(response: ServerResponse, work: () => Promise<T>): Promise<T> {
    if (this.#isFull) await this.#wait(response);
    else this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
      if (!this.#isFull) this.#line.admitNext();
    }
  }

  get #isFull(): boolean {
    return this.#working >= this.#limits.value;
  }

  #wait(response: ServerResponse): Promise<void> {
    this.requireRoom();
    return new Promise((resolve, reject) => {
      const leave = this.#line.join({
        admit: () => {
          response.off('close', gone);
          this.#working += 1;
          resolve();
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
