import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddingUnavailableError, type EmbeddingProvider } from '@precedent/embedding';
import { toProblem } from '@precedent/service-kit';
import { backOffMs } from '../embeddings/back-off.ts';
import { claimedTraces } from '../embeddings/claimed.query.ts';
import { CLAIM_SECONDS, embedBatch, type BatchResult } from '../embeddings/embed-batch.ts';
import type { Job } from '../jobs/run-job.ts';

/** Which traces a job embeds. */
export interface Work {
  /** What the report calls it. */
  readonly name: string;
  readonly provider: EmbeddingProvider;
  /** Traces with vectors of these models; without it those that have none. */
  readonly from?: readonly string[] | undefined;
  /** Traces a batch, each batch a few short transactions. */
  readonly batchSize: number;
  /** How many are left; asked every few seconds, because other processes work on them too. */
  readonly left: () => Promise<number>;
}

/** What this process did of it. */
export interface Done {
  readonly embedded: number;
  /** Texts that the model refused, now or before: their traces are left as they were. */
  readonly refused: number;
}

const COUNT_EVERY_MS = 5_000;

/**
 * Embeds in batches until nothing is left but what the model refuses. Any number of processes, services among them,
 * share the work. When the model or the database does not answer, it waits, longer and longer, and goes on.
 * @throws JobStopped; EmbeddingRejectedError when the service refuses the caller; the errors of the database
 */
export async function embedAll(job: Job, work: Work): Promise<Done> {
  const { report, signal } = job;
  let left = await work.left();
  const total = left;
  let [embedded, refused, countedAt] = [0, 0, performance.now()];
  report.begin(work.name, total);
  const queues = work.from ?? [undefined];
  do {
    for (const from of queues) {
      for (let after = 0; ;) {
        signal.throwIfAborted();
        const batch = await embedNext(job, work, from === undefined ? undefined : { from, after });
        if (batch.last === undefined) break;
        after = batch.last;
        embedded += batch.embedded;
        left = Math.max(0, left - batch.embedded);
        refused += batch.refused;
        if (performance.now() - countedAt >= COUNT_EVERY_MS) {
          left = await persistently(job, work.left);
          countedAt = performance.now();
        }
        report.advance(Math.max(0, total - left), { embedded, refused });
      }
    }
  } while (await othersAtWork(job, work));
  return { embedded, refused };
}

function embedNext(
  job: Job,
  { provider, batchSize: limit }: Work,
  reembed: { from: string; after: number } | undefined,
): Promise<BatchResult> {
  const { database, signal } = job;
  return persistently(job, () => embedBatch({ database, provider, limit, signal, reembed }));
}

/**
 * True after waiting for what others have claimed: they may finish it, or have been killed, and then it is for us to
 * do. False when nobody is at work.
 */
async function othersAtWork(job: Job, { from }: Work): Promise<boolean> {
  const { database, report, signal } = job;
  const claimed = await persistently(job, () =>
    database.read((db) =>
      claimedTraces(db, { seconds: CLAIM_SECONDS, ...(from && { from }) }).executeTakeFirstOrThrow(),
    ),
  );
  if (claimed.rows === 0 || claimed.seconds === null) return false;
  const ms = Math.min(Math.max(claimed.seconds * 1000, 100), 2_000);
  report.waiting(`another process has claimed ${claimed.rows} traces`, ms);
  await pause(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
  return true;
}

/** Runs it again, after longer and longer pauses, for as long as model or database do not answer. */
async function persistently<T>({ report, signal }: Job, attempt: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      const because = passing(error);
      if (because === undefined) throw error;
      const ms = backOffMs(failures);
      report.waiting(because, ms);
      await pause(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

/** Why it may go better later; undefined when it will not. */
function passing(error: unknown): string | undefined {
  if (error instanceof EmbeddingUnavailableError) return error.message;
  const { code } = toProblem(error);
  return code === 'temporary-reduced-capacity' || code === 'query-timeout'
    ? 'the database does not answer'
    : undefined;
}
