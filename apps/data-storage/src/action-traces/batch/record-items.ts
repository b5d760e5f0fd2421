import { createHash } from 'node:crypto';
import type { DB, VectorParameter } from '@precedent/schema';
import { isServerError, Problem, reading } from '@precedent/service-kit';
import type { Transaction } from 'kysely';
import { forgetVectorType, vectorType } from '../../embeddings/vector-type.ts';
import { ACTION_ID_KEY } from '../action-id-key.ts';
import type { Dependencies } from '../dependencies.ts';
import { differingFields } from '../differing-fields.ts';
import { redactStored } from '../redact-stored.ts';
import type { TraceRow } from '../trace-columns.ts';
import { createResources } from './create-resources.command.ts';
import { createTraces } from './create-traces.command.ts';
import { findStored } from './find-stored.query.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { Item } from './read-items.ts';

/** What recording items needs. */
export type Recorder = Pick<Dependencies, 'database' | 'redactor' | 'rememberModels'>;

/** What became of an item: the trace that has its action_id now, and the fields in which that one is another. */
export interface Outcome {
  readonly item: Item;
  readonly row: TraceRow;
  readonly created: boolean;
  readonly differing: readonly string[];
}

/**
 * A batch may take longer than a single statement, may have to wait for one that makes the same resources, and may be
 * prepared while its transaction is open.
 */
export const BATCH_SETTINGS = {
  statement_timeout: '20000',
  lock_timeout: '5000',
  idle_in_transaction_session_timeout: '20000',
};

/** Each try in vain means that others have recorded some of these actions meanwhile. */
const MAX_TRIES = 10;

/**
 * Records items in one transaction of at most three statements. An item whose action_id is taken, by a stored trace or
 * by an earlier item, records nothing.
 * @param accept looks at the outcomes before they are committed; when it throws, nothing is
 */
export async function recordItems(
  recorder: Recorder,
  items: readonly Item[],
  accept: (outcomes: readonly Outcome[]) => void,
): Promise<Outcome[]> {
  const { database } = recorder;
  await recorder.rememberModels(items.map(({ trace }) => trace.embedding_model));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.write(async (tx) => {
        const outcomes = await record(recorder, tx, items);
        accept(outcomes);
        return outcomes;
      }, BATCH_SETTINGS);
    } catch (error) {
      forgetVectorType(database);
      if (!isServerError(error) || error.constraint !== ACTION_ID_KEY) throw error;
      if (attempt === MAX_TRIES) {
        const detail = 'Others keep recording the same actions. Try again after the time in Retry-After.';
        throw new Problem('temporary-reduced-capacity', detail, { cause: error });
      }
    }
  }
}

/** The trace that has an action_id, and the SHA-256 of its vector. */
interface Holder {
  readonly row: TraceRow;
  readonly digest: string | null;
}

async function record(
  { database, redactor }: Recorder,
  tx: Transaction<DB>,
  items: readonly Item[],
): Promise<Outcome[]> {
  const holders = await findHolders(tx, items);
  const fresh = firstOfEach(items, holders);
  const created = new Map<Item, TraceRow>();
  if (fresh.length > 0) {
    const traces = fresh.map(({ trace }) => trace);
    await createResources(tx, { resources: traces }).execute();
    const rows = await createTraces(tx, {
      traces,
      vectorType: await vectorType(database, reading<DB>(tx)),
    }).execute();
    for (const row of rows) {
      const item = fresh[row.n - 1] as Item;
      created.set(item, row);
      if (row.action_id !== null) holders.set(row.action_id, { row, digest: digest(item.trace.embedding) });
    }
  }
  return items.map((item) => {
    const row = created.get(item);
    if (row !== undefined) return { item, row, created: true, differing: [] };
    return repeated(item, holders.get(item.trace.action_id ?? '') as Holder, redactor);
  });
}

async function findHolders(tx: Transaction<DB>, items: readonly Item[]): Promise<Map<string, Holder>> {
  const actionIds = items.flatMap(({ trace }) => trace.action_id ?? []);
  if (actionIds.length === 0) return new Map();
  const rows = await findStored(reading<DB>(tx), { actionIds }).execute();
  return new Map(rows.map((row) => [row.action_id ?? '', { row, digest: row.embedding_digest }]));
}

/** The items to record: of those with the same action_id the first, unless it is taken. */
function firstOfEach(items: readonly Item[], holders: ReadonlyMap<string, Holder>): Item[] {
  const taken = new Set(holders.keys());
  return items.filter(({ trace: { action_id: id } }) => {
    if (id === null) return true;
    if (taken.has(id)) return false;
    taken.add(id);
    return true;
  });
}

function repeated(item: Item, { row, digest: stored }: Holder, redactor: Redactor): Outcome {
  const other_embedding = digest(item.trace.embedding) !== stored;
  const differing = differingFields(item.body, item.trace, {
    ...redactStored(row, redactor),
    other_embedding,
  });
  return { item, row, created: false, differing };
}

function digest(vector: VectorParameter | null): string | null {
  return vector === null ? null : createHash('sha256').update(vector).digest('hex');
}
