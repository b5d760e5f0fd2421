import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database, Logger } from '@precedent/service-kit';
import { embedBatch } from './embed-batch.ts';
import type { EmbeddingMetrics } from './embedding-metrics.ts';

export interface EmbeddingWorkerOptions {
  readonly database: Database<DB>;
  readonly provider: EmbeddingProvider;
  readonly metrics: EmbeddingMetrics;
  readonly log: Logger;
  /** Traces embedded at a time. Default 32. */
  readonly batchSize?: number;
  /** How often the whole queue is looked through for what nobody told this process about. Default 30 000. */
  readonly idleMs?: number;
  /** Pause after the first failure; it doubles with each further one. Default 1000. */
  readonly retryMs?: number;
  /** Longest pause after failures. Default 60 000. */
  readonly longestRetryMs?: number;
}

/**
 * Gives vectors to the traces that have none: those of this process, which wake it, those of other processes, and
 * those left from before a restart. It goes through the queue by id. A text that the model refuses is passed over until
 * the next round; when model or database do not answer, the worker waits longer and longer.
 */
export class EmbeddingWorker {
  readonly #options: EmbeddingWorkerOptions;
  readonly #stopping = new AbortController();
  /** Where in the queue the worker is. */
  #after = 0;
  #failures = 0;
  /** Ends the present wait. */
  #rouse: (() => void) | undefined;
  #woken = false;
  #running: Promise<void> | undefined;

  constructor(options: EmbeddingWorkerOptions) {
    this.#options = options;
  }

  /** Begins with what is left from before, and goes on until stopped. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** There is a trace without a vector. */
  wake(id: number): void {
    this.#after = Math.min(this.#after, id - 1);
    this.#woken = true;
    this.#rouse?.();
  }

  /** Resolves when the worker has ended. What is under way is given up; it stays in the queue. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#embedQueue(signal);
        this.#failures = 0;
        this.#options.metrics.delay.set(0);
        await this.#rest(signal);
      } catch (error) {
        if (!signal.aborted) await this.#backOff(error, signal);
      }
    }
  }

  /** Goes from where it is to the end of the queue. */
  async #embedQueue(signal: AbortSignal): Promise<void> {
    const { database, provider, metrics, log, batchSize: limit = 32 } = this.#options;
    for (;;) {
      this.#woken = false;
      const after = this.#after;
      const { last, embedded, refused } = await embedBatch({ database, provider, after, limit, signal });
      if (last === undefined) return;
      // A trace further back may have been reported meanwhile.
      if (this.#after === after) this.#after = last;
      metrics.embedded.inc(embedded);
      metrics.refused.inc(refused);
      if (refused > 0) log.warn({ refused, up_to_id: last }, 'the model refused texts; they stay unembedded');
      this.#failures = 0;
    }
  }

  /** Until a trace is reported, which is then next, or it is time to look through the whole queue. */
  async #rest(signal: AbortSignal): Promise<void> {
    if (this.#woken) return;
    const roused = new AbortController();
    this.#rouse = () => roused.abort();
    const { idleMs = 30_000 } = this.#options;
    await pause(idleMs, undefined, { signal: AbortSignal.any([signal, roused.signal]) }).then(
      () => (this.#after = 0),
      () => undefined,
    );
    this.#rouse = undefined;
  }

  async #backOff(error: unknown, signal: AbortSignal): Promise<void> {
    const { log, metrics, retryMs = 1000, longestRetryMs = 60_000 } = this.#options;
    const longest = Math.min(retryMs * 2 ** this.#failures, longestRetryMs);
    const delayMs = Math.round(longest * (0.5 + Math.random() / 2));
    this.#failures += 1;
    metrics.failures.inc();
    metrics.delay.set(delayMs / 1000);
    log.warn({ err: error, failures: this.#failures, retry_ms: delayMs }, 'embedding failed, trying again');
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
  }
}
