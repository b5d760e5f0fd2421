import { setImmediate } from 'node:timers/promises';
import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import { Problem, toProblem, type Database, type LineFault, type NdjsonLines } from '@precedent/service-kit';
import { withVector } from '../embeddings/embed-inline.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { readImportedTrace, type ActionTraceLine } from './imported-trace.ts';
import { drawTraceIds } from './draw-ids.command.ts';
import { InFlight } from './in-flight.ts';
import { KnownIds } from './known-ids.ts';
import { storeBatch, type BatchTarget, type Candidate } from './store-batch.ts';
import { Tally, type ImportSummary } from './summary.ts';
import { boundYoungGeneration } from './young-generation.ts';

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
/** Batches that are stored at the same time: two keep the database at work while one is being sent or committed. */
const BATCHES_AT_ONCE = 2;
/** Ids of resources that are remembered: some megabytes at most. */
const KNOWN_RESOURCES = 20_000;

/**
 * Stores the lines of a stream, each once, in batches. While two batches are being stored the next one is read, and no
 * more than that: memory does not depend on the length of the stream, and the sender is slowed down to the pace of the
 * database.
 * @throws Problem with what was done so far as `summary`, when the stream or the database fails
 */
export async function importTraces(
  lines: NdjsonLines<ActionTraceLine>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { database, redactor, signal } = options;
  const tally = new Tally();
  const wake = (id: number): void => options.embeddingQueue.wake(id);
  const target: BatchTarget = { database, redactor, tally, wake, known: new KnownIds(KNOWN_RESOURCES) };
  const storing = new InFlight(BATCHES_AT_ONCE);
  try {
    for await (const batch of batches(lines, options, tally)) {
      await storing.room(batch.map(({ trace }) => trace.action_id));
      signal.throwIfAborted();
      const ids = await database.single((db) => drawTraceIds(db, { count: batch.length }).execute());
      const candidates = batch.map((line, index) => ({ ...line, id: ids[index]?.id as number }));
      storing.add(
        batch.map(({ trace }) => trace.action_id),
        storeBatch(target, candidates).then(() => options.onProgress?.(tally)),
      );
    }
    await storing.end();
    return tally.summary();
  } catch (error) {
    await storing.end().catch(() => undefined);
    throw withSummary(error, tally.summary());
  }
}

type Line = Omit<Candidate, 'id'>;

/** Reads lines until there are enough for a batch. What cannot be stored is told to the tally. */
async function* batches(
  lines: NdjsonLines<ActionTraceLine>,
  { provider, redactor }: Pick<ImportOptions, 'provider' | 'redactor'>,
  tally: Tally,
): AsyncGenerator<readonly Line[]> {
  let batch: Line[] = [];
  let bytes = 0;
  for await (const some of lines) {
    // Reading takes this thread; who waits for it shall not wait for a whole batch, nor for thousands of faulty lines.
    await setImmediate();
    boundYoungGeneration();
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
      const given = withoutNumbers(line.value);
      batch.push({ line: line.line, given, trace: await withVector(provider, trace) });
      bytes += line.bytes;
      if (batch.length < BATCH_LINES && bytes < BATCH_BYTES) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

const SOME_VECTOR = '';

/** That a line has a vector matters later; its text is most of a line, and would be kept until the batch is stored. */
function withoutNumbers(line: ActionTraceLine): ActionTraceLine {
  return line.embedding === undefined || line.embedding === null ? line : { ...line, embedding: SOME_VECTOR };
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
