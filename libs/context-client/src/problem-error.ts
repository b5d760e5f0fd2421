import type { Problem } from './bodies.ts';

/** A problem document, as something to throw. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly code: Problem['code'];
  readonly status: number;
  /** After how many seconds to try again; undefined when the service said nothing about it. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, response: Response) {
    super(`${problem.title}: ${problem.detail}`);
    const seconds = response.headers.get('retry-after');
    this.problem = problem;
    this.code = problem.code;
    this.status = problem.status;
    this.retryAfterSeconds = seconds === null ? undefined : Number(seconds);
  }
}
