export interface BackOffOptions {
  /** Pause after the first failure; it doubles with each further one. Default 1000. */
  readonly retryMs?: number | undefined;
  /** Longest pause after failures. Default 60 000. */
  readonly longestRetryMs?: number | undefined;
}

/**
 * How long to wait before the next try, in milliseconds: longer after each failure, and at random, so that processes
 * that failed together do not try again together.
 * @param failures in a row, before this one
 */
export function backOffMs(failures: number, options: BackOffOptions = {}): number {
  const { retryMs = 1000, longestRetryMs = 60_000 } = options;
  const longest = Math.min(retryMs * 2 ** Math.min(failures, 30), longestRetryMs);
  return Math.round(longest * (0.5 + Math.random() / 2));
}
