import { type ServerResponse } from 'node:http';
import { Problem } from '../problem.ts';
import { WaitingLine } from './waiting-line.ts';

export interface AdmissionLimits {
  /** How many requests are served at once. */
  readonly requests: number;
  /** How many bytes of bodies they may have together. */
  readonly bytes: number;
  /** How many wait. */
  readonly queued: number;
  /** How long one waits; hardly at all while the line has not been empty for that long. */
  readonly waitMs: number;
}

/** The name of the limit that stood in the way, as GET /api/v1/limits has it. */
type Reason = 'in-flight-requests' | 'in-flight-bytes' | 'queued-requests';

/** What a newcomer waits in a line that has been standing. */
const HURRIED_MS = 5;

/**
 * Lets requests in, as many at once as can be served well: by their number and by the bytes of their bodies. Others
 * wait a moment, their bodies unread, or are refused before anything was done for them.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #line: WaitingLine;
  #requests = 0;
  #bytes = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
    this.#line = new WaitingLine(limits.waitMs, HURRIED_MS);
  }

  get state(): { readonly requests: number; readonly bytes: number; readonly queued: number } {
    return { requests: this.#requests, bytes: this.#bytes, queued: this.#line.length };
  }

  /**
   * Resolves when the request may go on, at once (undefined) if it can. What it takes is given back when its answer is
   * over.
   * @param bytes of its body, or the most that it may have
   * @throws Problem temporary-reduced-capacity, naming the limit
   */
  admit(response: ServerResponse, bytes: number): Promise<void> | undefined {
    if (this.#line.length === 0 && this.#reason(bytes) === undefined) {
      this.#take(response, bytes);
      return undefined;
    }
    if (this.#line.length >= this.#limits.queued) throw this.#refusal('queued-requests');
    return new Promise((resolve, reject) => {
      const leave = this.#line.join({
        bytes,
        admit: () => {
          response.off('close', leave);
          this.#take(response, bytes);
          resolve();
        },
        refuse: () => reject(this.#refusal(this.#reason(bytes) ?? 'in-flight-requests')),
      });
      response.once('close', leave);
    });
  }

  /** What stands in the way of a request with such a body. */
  #reason(bytes: number): Reason | undefined {
    if (this.#requests >= this.#limits.requests) return 'in-flight-requests';
    // One alone is always let in: its size has a limit of its own.
    if (this.#requests > 0 && this.#bytes + bytes > this.#limits.bytes) return 'in-flight-bytes';
    return undefined;
  }

  #take(response: ServerResponse, bytes: number): void {
    this.#requests += 1;
    this.#bytes += bytes;
    response.once('close', () => {
      this.#requests -= 1;
      this.#bytes -= bytes;
      this.#letIn();
    });
  }

  #letIn(): void {
    for (let next = this.#line.first; next !== undefined; next = this.#line.first) {
      if (this.#reason(next.bytes) !== undefined) return;
      this.#line.admitFirst();
    }
  }

  #refusal(limit: Reason): Problem {
    const { requests, bytes, queued } = this.#limits;
    const value = { 'in-flight-requests': requests, 'in-flight-bytes': bytes, 'queued-requests': queued }[
      limit
    ];
    return new Problem(
      'temporary-reduced-capacity',
      'The service has more to do than it can do well. Try again after the time in Retry-After.',
      { extensions: { limit, limit_value: value } },
    );
  }
}
