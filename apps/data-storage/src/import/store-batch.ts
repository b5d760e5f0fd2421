import { hash } from 'node:crypto';
import { toVectorArrayParameter } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import { isServerError, reading, toProblem, type Database } from '@precedent/service-kit';
import type { Transaction } from 'kysely';
import { ACTION_ID_KEY } from '../action-traces/action-id-key.ts';
import { findStored } from '../action-traces/batch/find-stored.query.ts';
import { differingFields } from '../action-traces/differing-fields.ts';
import { redactStored } from '../action-traces/redact-stored.ts';
import { rememberModels } from '../embeddings/remember-models.ts';
import { vectorType } from '../embeddings/vector-type.ts';
import type { ActionTraceLine, ImportedTrace } from './imported-trace.ts';
import type { KnownIds } from './known-ids.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { placesOf, type Place } from './places.ts';
import { STORED_COLUMNS, storeTraces, type StoredColumn, type StoreTracesParams } from './store.command.ts';
import type { Tally } from './summary.ts';

/** A line to store: as it came, and in the form in which it is stored. */
export interface Candidate {
  readonly line: number;
  /** Of the trace, if it is new: in the order of the lines, whichever batch is stored first. */
  readonly id: number;
  readonly given: ActionTraceLine;
  readonly trace: ImportedTrace;
}

export interface BatchTarget {
  readonly database: Database<DB>;
  readonly redactor: Redactor;
  readonly known: KnownIds;
  readonly tally: Tally;
  /** Told about the first trace of a batch that was left without a vector. */
  readonly wake: (id: number) => void;
}

/**
 * An index of vectors takes a millisecond or so for each; the limit of a request's statement is far too short for a
 * batch of them on a busy machine. Two batches of one import wait for each other where they share a history.
 */
const SETTINGS = { statement_timeout: '60000', lock_timeout: '10000' };
const MAX_TRIES = 5;
/** Classes of errors that lie in a value: data exception, integrity constraint, program limit. */
const OF_A_VALUE = /^(22|23|54)/;

/** Stores a batch in one transaction, or finds out which of its lines cannot be stored, and stores the others. */
export async function storeBatch(target: BatchTarget, batch: readonly Candidate[]): Promise<void> {
  const [once, again] = withoutRepeats(batch);
  try {
    await storeOnce(target, once);
  } catch (error) {
    if (!isServerError(error) || !OF_A_VALUE.test(error.code)) throw error;
    const [only, ...others] = once;
    if (only !== undefined && others.length === 0) {
      const { code, detail } = toProblem(error);
      target.tally.fail(only.line, [{ code, pointer: '', detail }]);
    } else {
      const half = Math.ceil(once.length / 2);
      await storeBatch(target, once.slice(0, half));
      await storeBatch(target, once.slice(half));
    }
  }
  // What a batch holds twice is compared with what it then finds.
  if (again.length > 0) await storeBatch(target, again);
}

function withoutRepeats(batch: readonly Candidate[]): [Candidate[], Candidate[]] {
  const seen = new Set<string>();
  const once: Candidate[] = [];
  const again: Candidate[] = [];
  for (const candidate of batch) {
    const { action_id: id } = candidate.trace;
    (seen.has(id) ? again : once).push(candidate);
    seen.add(id);
  }
  return [once, again];
}

/** Runs again when another writer took one of the action_ids meanwhile: it then finds that one's trace. */
async function storeOnce(target: BatchTarget, batch: readonly Candidate[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await tryStore(target, batch);
      return;
    } catch (error) {
      const lost = isServerError(error) && error.constraint === ACTION_ID_KEY;
      if (!lost || attempt === MAX_TRIES) throw error;
    }
  }
}

async function tryStore(target: BatchTarget, batch: readonly Candidate[]): Promise<void> {
  const { database, redactor, known, tally, wake } = target;
  const models = batch.map(({ trace }) => trace.embedding_model);
  await rememberModels(database, models);
  const result = await database.write(async (tx) => {
    const stored = await comparison(tx, batch, redactor);
    const fresh = batch.filter(({ trace }) => !stored.has(trace.action_id));
    if (fresh.length === 0) return { stored, fresh, resources: new Map(), first: null };
    const traces = fresh.map(({ trace }) => trace);
    const { places, resources } = await placesOf(tx, traces, known);
    const params = storeParams(fresh, places, await vectorType(database, reading<DB>(tx)));
    const { first_unembedded: first } = await storeTraces(tx, params).executeTakeFirstOrThrow();
    return { stored, fresh, resources, first };
  }, SETTINGS);
  for (const [key, id] of result.resources) known.set(key, id);
  tally.created += result.fresh.length;
  tally.embedded += result.fresh.filter(({ trace }) => trace.embedding !== null).length;
  for (const { line, trace } of batch) {
    const found = result.stored.get(trace.action_id);
    if (found === undefined) continue;
    if (found.differing.length === 0) tally.unchanged += 1;
    else {
      const detail = `The action_id belongs to trace ${found.id}, which differs in ${found.differing.join(', ')}.`;
      tally.fail(line, [{ code: 'conflict', pointer: '/action_id', detail }]);
    }
  }
  if (result.first !== null) wake(result.first);
}

interface Stored {
  readonly id: number;
  readonly differing: readonly string[];
}

/** What is stored already of a batch, by action_id, and how it differs from what the batch says. */
async function comparison(
  tx: Transaction<DB>,
  batch: readonly Candidate[],
  redactor: Redactor,
): Promise<ReadonlyMap<string, Stored>> {
  const byId = new Map(batch.map((candidate) => [candidate.trace.action_id, candidate]));
  const rows = await findStored(reading<DB>(tx), { actionIds: [...byId.keys()] }).execute();
  const pairs = rows.flatMap((row) => {
    const candidate = byId.get(row.action_id ?? '');
    return candidate === undefined ? [] : [{ row, candidate }];
  });
  return new Map(
    pairs.map(({ row, candidate: { given, trace } }) => {
      const stored = {
        ...redactStored(row, redactor),
        other_embedding: row.embedding_digest !== digestOf(trace.embedding),
      };
      return [trace.action_id, { id: row.id, differing: differingFields(given, trace, stored) }];
    }),
  );
}

function digestOf(vector: Uint8Array | null): string | null {
  return vector === null ? null : hash('sha256', vector, 'hex');
}

function storeParams(
  fresh: readonly Candidate[],
  places: readonly Place[],
  vectorOid: number,
): StoreTracesParams {
  const columnOf = (column: StoredColumn): (string | number | null)[] => {
    if (column === 'id') return fresh.map(({ id }) => id);
    if (column === 'resource_id') return places.map(({ resourceId }) => resourceId);
    if (column === 'history_id') return places.map(({ historyId }) => historyId);
    return fresh.map(({ trace }) => trace[column]);
  };
  return {
    columns: Object.fromEntries(
      STORED_COLUMNS.map((column) => [column, columnOf(column)]),
    ) as unknown as StoreTracesParams['columns'],
    embeddings: toVectorArrayParameter(
      fresh.map(({ trace }) => trace.embedding),
      vectorOid,
    ),
  };
}
