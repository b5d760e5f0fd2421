import { setTimeout as delay } from 'node:timers/promises';
import type { SampleTrace } from '../samples/sample-trace.ts';
import { ExplainedError } from '../explained-error.ts';
import { OtherSamplesError } from './other-samples-error.ts';

/** Answers after which the same request may succeed later. */
const TRANSIENT = new Set([429, 502, 503, 504]);
const TRIES = 8;
const FIRST_WAIT_MS = 100;

/**
 * Records one sample as any client does. Its action_id makes repeating safe, so it is repeated when the service is
 * busy or the connection breaks.
 * @throws OtherSamplesError, ExplainedError when the service refuses it or stays away
 */
export async function record(dataStorage: string, sample: SampleTrace, signal: AbortSignal): Promise<void> {
  let fault = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await delay(FIRST_WAIT_MS * 2 ** (attempt - 1), undefined, { signal });
    const answer = await send(dataStorage, sample, signal);
    if (answer === 'recorded') return;
    fault = answer;
  }
  throw new ExplainedError(`Data Storage did not record a sample incident in ${TRIES} tries: ${fault}.`);
}

/** `recorded`, or why it may be tried again. */
async function send(dataStorage: string, sample: SampleTrace, signal: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`${dataStorage}/api/v1/action-traces`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(sample),
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    return (error as Error).message;
  }
  const body = await response.text(); // also frees the connection for the next request
  if (response.ok) return 'recorded';
  if (response.status === 409) throw new OtherSamplesError(sample.action_id);
  if (TRANSIENT.has(response.status)) return `it answered ${response.status}`;
  throw new ExplainedError(`Data Storage refused the sample incident ${sample.action_id}: ${body}`);
}
