import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleType,
  retry,
  wrap,
} from 'cockatiel';
import { EmbeddingUnavailableError } from '../errors.ts';

export interface ResilienceOptions {
  /** Tries after the first one. */
  readonly retries: number;
  /** Longest pause between tries, in milliseconds; the pauses grow and are randomised. */
  readonly longestPauseMs: number;
  /** Failures in a row after which calls are refused without trying. */
  readonly breakAfter: number;
  /** How long calls are refused before one is let through again, in milliseconds. */
  readonly breakForMs: number;
}

export interface Resilience {
  /** Runs `call`, trying again when the service was unavailable, and not at all while it is known to be down. */
  run<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Whether the last calls failed, so that none or only one is let through. */
  broken(): boolean;
}

export const BROKEN = 'the embedding service failed repeatedly and is not called for a while';

/**
 * Retries with decorrelated jitter around a circuit breaker. Only EmbeddingUnavailableError counts as a failure: a
 * refused request or a caller that gives up says nothing about the health of the service.
 */
export function createResilience(options: ResilienceOptions): Resilience {
  const unavailable = handleType(EmbeddingUnavailableError);
  const breaker = circuitBreaker(unavailable, {
    breaker: new ConsecutiveBreaker(options.breakAfter),
    halfOpenAfter: options.breakForMs,
  });
  const policy = wrap(
    retry(unavailable, {
      maxAttempts: options.retries,
      backoff: new ExponentialBackoff({
        initialDelay: Math.min(100, options.longestPauseMs),
        maxDelay: options.longestPauseMs,
      }),
    }),
    breaker,
  );
  return {
    async run(call, signal) {
      try {
        return await policy.execute(call, signal);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw new EmbeddingUnavailableError(BROKEN, { cause: error });
      }
    },
    broken: () => breaker.state !== CircuitState.Closed,
  };
}
