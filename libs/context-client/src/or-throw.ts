import type { Problem } from './bodies.ts';
import { ProblemError } from './problem-error.ts';

/** What a client's methods resolve to. */
interface Settled {
  readonly data?: unknown;
  readonly error?: Problem;
  readonly response: Response;
}

/**
 * The data of an answer: `await orThrow(client.GET('/api/v1/incidents'))`.
 * @throws ProblemError when the service answered with a failure
 */
export async function orThrow<Answer extends Settled>(
  answer: Promise<Answer>,
): Promise<Exclude<Answer['data'], undefined>> {
  const { data, error, response } = await answer;
  if (error !== undefined) throw new ProblemError(error, response);
  return data as Exclude<Answer['data'], undefined>;
}
