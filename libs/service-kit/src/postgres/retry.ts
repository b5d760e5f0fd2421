import { setTimeout as sleep } from 'node:timers/promises';
import { isServerError } from '../sqlstate.ts';

const MAX_TRIES = 3;
const BASE_DELAY_MS = 10;

/** The transaction left no trace and may succeed if run again: serialization failure, deadlock, stale or strange prepared
 * statement. */
const RETRYABLE = new Set(['40001', '40P01', '0A000', '26000', '42P05']);

/** Runs a transaction up to three times. Waits at random between tries, so that two which met do not meet again. */
export async function withRetries<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === MAX_TRIES || !isServerError(error) || !RETRYABLE.has(error.code)) throw error;
      await sleep(Math.random() * BASE_DELAY_MS * 2 ** attempt);
    }
  }
}
