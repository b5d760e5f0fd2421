import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database, Logger } from '@precedent/service-kit';
import { backOffMs } from './back-off.ts';
import type { Reembed } from './claim.command.ts';
import { embedBatch } from './embed-batch.ts';
import type { EmbeddingMetrics } from './embedding-metrics.ts';
import { announce } from './former-models.ts';

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
  /** Pause before a refused text is tried again; it doubles with each refusal, up to an hour. Default 60 000. */
  readonly refusedMs?: number;
}

/** Well below the time after which a model that nobody speaks of counts as no longer used. */
const IDLE_MS = 30_000;

/**
 * Gives vectors to the traces that have none: those of this process, which wake it, those of other processes, and
 * those left from before a restart. When there are none left, it replaces the vectors of models that services were
 * configured with before. Any number of workers share the queue: each claims what it works on. A text that the model
 * refuses is put off for longer and longer; so is everything when model or database do not answer.
 */
export class EmbeddingWorker {
  readonly #options: EmbeddingWorkerOptions;
  readonly #stopping = new AbortController();
  #failures = 0;
  /** Whether it was said which model is used here: without that its vectors would pass for those that clients gave. */
  #announced = false;
  /** When to look for traces of former models again. */
  #nextLook = 0;
  /** Of each former model the highest id that this pass has dealt with. */
  readonly #replaced = new Map<string, number>();
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
  wake(_id: number): void {
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
        if (!this.#announced) await announce(this.#options.database, this.#options.provider.model);
        this.#announced = true;
        await this.#embedQueue(signal);
        if (await this.#replaceFormer(signal)) continue;
        this.#failures = 0;
        this.#options.metrics.delay.set(0);
        await this.#rest(signal);
      } catch (error) {
        if (!signal.aborted) await this.#backOff(error, signal);
      }
    }
  }

  /** Until there is nothing to claim. */
  async #embedQueue(signal: AbortSignal): Promise<void> {
    do this.#woken = false;
    while ((await this.#embedNext(signal)) !== undefined);
  }

  /**
   * Replaces vectors of former models, if it is time to look for them.
   * @returns whether it left off before the end: a trace was reported that has none at all, or it is time to say again
   * which model is used here
   */
  async #replaceFormer(signal: AbortSignal): Promise<boolean> {
    const { database, provider, idleMs = IDLE_MS } = this.#options;
    if (performance.now() < this.#nextLook) return false;
    const { current, former } = await announce(database, provider.model);
    const until = performance.now() + idleMs;
    for (const from of current === provider.model ? former : []) {
      for (;;) {
        if (this.#woken || performance.now() >= until) return true;
        const last = await this.#embedNext(signal, { from, after: this.#replaced.get(from) ?? 0 });
        if (last === undefined) break;
        this.#replaced.set(from, last);
      }
    }
    this.#replaced.clear();
    this.#nextLook = performance.now() + idleMs;
    return false;
  }

  /** The highest id of the next batch; undefined when there was nothing to claim. */
  async #embedNext(signal: AbortSignal, reembed?: Reembed): Promise<number | undefined> {
    signal.throwIfAborted();
    const { database, provider, metrics, log, batchSize: limit = 32, refusedMs } = this.#options;
    const batch = { database, provider, limit, signal, refusedMs, reembed };
    const { last, embedded, refused } = await embedBatch(batch);
    if (last === undefined) return undefined;
    metrics.embedded.inc(embedded);
    metrics.refused.inc(refused);
    if (refused > 0) log.warn({ refused, up_to_id: last }, 'the model refused texts; they stay as they were');
    this.#failures = 0;
    return last;
  }

  /** Until a trace is reported, or it is time to look what nobody reported. */
  async #rest(signal: AbortSignal): Promise<void> {
    if (this.#woken) return;
    const roused = new AbortController();
    this.#rouse = () => roused.abort();
    const { idleMs = IDLE_MS } = this.#options;
    await pause(idleMs, undefined, { signal: AbortSignal.any([signal, roused.signal]) }).catch(
      () => undefined,
    );
    this.#rouse = undefined;
  }

  async #backOff(error: unknown, signal: AbortSignal): Promise<void> {
    const { log, metrics } = this.#options;
    const delayMs = backOffMs(this.#failures, this.#options);
    this.#failures += 1;
    metrics.failures.inc();
    metrics.delay.set(delayMs / 1000);
    log.warn({ err: error, failures: this.#failures, retry_ms: delayMs }, 'embedding failed, trying again');
    await pause(delayMs, undefined, { signal }).catch(() => undefined);
  }
}
