import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import { Problem, toProblem, type Database, type LineFault, type NdjsonLines } from '@precedent/service-kit';
import { withVector } from '../embeddings/embed-inline.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { readImportedTrace, type ActionTraceLine } from './imported-trace.ts';
import { KnownIds } from './known-ids.ts';
import { storeBatch, type BatchTarget, type Candidate } from './store-batch.ts';
import { Tally, type ImportSummary } from './summary.ts';

export interface ImportOptions {
  readonly database: Database<DB>;
  readonly provider: EmbeddingProvider;
  readonly redactor: Redactor;
  readonly embeddingQueue: { wake(id: number): void };
  /** Ends the import after the batch under way. */
  readonly signal: AbortSignal;
  /** Called after each batch. */
  readonly onProgress?: (tally: Tally) => void;
}

/** A batch is stored when it has this many lines or bytes of lines. */
const BATCH_LINES = 500;
const BATCH_BYTES = 4 * 1024 * 1024;
/** Ids of resources that are remembered: some megabytes at most. */
const KNOWN_RESOURCES = 20_000;

/**
 * Stores the lines of a stream, each once, in batches. While a batch is being stored the next one is read, and no more
 * than that: memory does not depend on the length of the stream, and the sender is slowed down to the pace of the
 * database.
 * @throws Problem with what was done so far as `summary`, when the stream or the database fails
 */
export async function importTraces(
  lines: NdjsonLines<ActionTraceLine>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { database, redactor, signal } = options;
  const tally = new Tally();
  let storing: Promise<void> = Promise.resolve();
  try {
    const wake = (id: number): void => options.embeddingQueue.wake(id);
    const target: BatchTarget = { database, redactor, tally, wake, known: new KnownIds(KNOWN_RESOURCES) };
    for await (const batch of batches(lines, options, tally)) {
      await storing;
      signal.throwIfAborted();
      storing = storeBatch(target, batch).then(() => options.onProgress?.(tally));
      // Whoever waits for it next gets the error; until then it is not unhandled.
      storing.catch(() => undefined);
    }
    await storing;
    return tally.summary();
  } catch (error) {
    await storing.catch(() => undefined);
    throw withSummary(error, tally.summary());
  }
}

/** Reads lines until there are enough for a batch. What cannot be stored is told to the tally. */
async function* batches(
  lines: NdjsonLines<ActionTraceLine>,
  { provider, redactor }: Pick<ImportOptions, 'provider' | 'redactor'>,
  tally: Tally,
): AsyncGenerator<readonly Candidate[]> {
  let batch: Candidate[] = [];
  let bytes = 0;
  for await (const some of lines) {
    for (const line of some) {
      tally.received += 1;
      if (line.faults !== undefined) {
        tally.fail(line.line, line.faults);
        continue;
      }
      const trace = read(line.value, redactor);
      if (Array.isArray(trace)) {
        tally.fail(line.line, trace);
        continue;
      }
      batch.push({ line: line.line, given: line.value, trace: await withVector(provider, trace) });
      bytes += line.bytes;
      if (batch.length < BATCH_LINES && bytes < BATCH_BYTES) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

function read(line: ActionTraceLine, redactor: Redactor) {
  try {
    return readImportedTrace(line, redactor);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const faults = error.errors ?? [{ pointer: '', detail: error.detail }];
    return faults.map(({ pointer = '', detail }): LineFault => ({ code: error.code, pointer, detail }));
  }
}

function withSummary(error: unknown, summary: ImportSummary): Problem {
  const { code, detail, errors, extensions, headers, cause } = toProblem(error);
  return new Problem(code, detail, {
    cause,
    headers,
    extensions: { ...extensions, summary },
    ...(errors === undefined ? {} : { errors }),
  });
}
