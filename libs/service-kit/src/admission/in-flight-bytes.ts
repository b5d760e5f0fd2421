import { type ServerResponse } from 'node:http';
import { capacityProblem } from './capacity-problem.ts';

interface Answer {
  readonly bytes: number;
  /** From performance.now(). */
  readonly since: number;
}

/**
 * The bytes that requests and answers keep in memory: of bodies as they arrive (after decompression), so that a sender
 * who dribbles holds no more than has come; of answers until the client has taken them.
 */
export class InFlightBytes {
  readonly #limit: number;
  readonly #answerIdleMs: number;
  readonly #answers = new Map<ServerResponse, Answer>();
  #used = 0;

  /** @param answerIdleMs who has not taken an answer after so long may lose it to those who would be refused */
  constructor(limit: number, answerIdleMs: number) {
    this.#limit = limit;
    this.#answerIdleMs = answerIdleMs;
  }

  get used(): number {
    return this.#used;
  }

  /**
   * Before anything is read of a request.
   * @param announced length of its body, 0 if there is none or it does not say
   * @throws Problem temporary-reduced-capacity
   */
  requireRoom(announced: number): void {
    if (this.#used > 0 && !this.#makeRoom(Math.max(announced, 1))) throw this.#refusal();
  }

  /** For the body of one request. */
  hold(): HeldBytes {
    return new HeldBytes(this);
  }

  /** Counts an answer that was handed to the connection until all of it has left, or the client. */
  answer(response: ServerResponse, bytes: number): void {
    this.#used += bytes;
    this.#answers.set(response, { bytes, since: performance.now() });
    response.once('close', () => this.#forget(response));
  }

  /** @throws Problem temporary-reduced-capacity, unless `own` is all that is in use: one alone has a limit of its own */
  take(bytes: number, own: number): void {
    if (this.#used > own && !this.#makeRoom(bytes)) throw this.#refusal();
    this.#used += bytes;
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }

  #makeRoom(bytes: number): boolean {
    if (this.#used + bytes <= this.#limit) return true;
    const now = performance.now();
    for (const [response, { since }] of this.#answers) {
      if (now - since < this.#answerIdleMs) break;
      this.#forget(response);
      response.destroy();
      if (this.#used + bytes <= this.#limit) return true;
    }
    return false;
  }

  #forget(response: ServerResponse): void {
    const answer = this.#answers.get(response);
    if (answer === undefined) return;
    this.#answers.delete(response);
    this.#used -= answer.bytes;
  }

  #refusal() {
    return capacityProblem('in-flight-bytes', this.#limit);
  }
}

/** What one request holds. */
export class HeldBytes {
  readonly #all: InFlightBytes;
  #bytes = 0;

  constructor(all: InFlightBytes) {
    this.#all = all;
  }

  /** @throws Problem temporary-reduced-capacity */
  add(bytes: number): void {
    this.#all.take(bytes, this.#bytes);
    this.#bytes += bytes;
  }

  release(): void {
    this.#all.give(this.#bytes);
    this.#bytes = 0;
  }
}
