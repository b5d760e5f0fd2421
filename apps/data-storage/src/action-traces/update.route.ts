import { type ExecutionStatus, type VectorParameter } from '@precedent/schema';
import { invalidRequest, type Handler, type Problem } from '@precedent/service-kit';
import { embedInline } from '../embeddings/embed-inline.ts';
import type { operations } from '../generated/openapi.ts';
import { toActionTrace } from './action-trace.view.ts';
import type { Dependencies } from './dependencies.ts';
import { differingUpdate } from './differing-fields.ts';
import { getTrace } from './get.query.ts';
import { noSuchTrace } from './get.route.ts';
import { invalidTransition } from './invalid-transition.ts';
import { END_BEFORE_START } from './request-instants.ts';
import { redactStored } from './redact-stored.ts';
import type { TraceRow } from './trace-columns.ts';
import { readTraceUpdate, type TraceUpdate } from './trace-update.ts';
import { requireVersion, traceChanged, traceETag } from './trace-version.ts';
import { TRANSITIONS } from './transitions.ts';
import { updateTrace } from './update.command.ts';

/** Each try in vain means that another update moved the trace, and the longest way has three steps. */
const MAX_TRIES = 4;

/** PATCH /api/v1/action-traces/{id}: moves an action to its next state. */
export function updateActionTrace(dependencies: Dependencies): Handler<operations['updateActionTrace']> {
  const { database, provider, embeddingQueue, redactor } = dependencies;
  return async ({ params, body }) => {
    const { id } = params.path;
    const ifMatch = params.header['If-Match'];
    const update = readTraceUpdate(body, redactor);
    const needsVector = update.execution_error !== null && provider.local;
    const known = ifMatch !== undefined || needsVector ? await find(database, id) : undefined;
    if (ifMatch !== undefined && known !== undefined) requireVersion(ifMatch, toActionTrace(known));
    const embedding = await newVector(provider, known, update);
    if (embedding !== null) await dependencies.rememberModels([provider.model]);
    // Every update of a trace moves its state, and none is reached again: the same state is the same version.
    const from = ifMatch === undefined ? undefined : (known?.execution_status as ExecutionStatus);
    for (let attempt = 1; ; attempt += 1) {
      const row = await database.single((db) =>
        updateTrace(db, { id, from, ...update, embedding, model: provider.model }).executeTakeFirst(),
      );
      if (row === undefined) throw noSuchTrace(id);
      if (row.changed) {
        if (row.embedding_model === null) embeddingQueue.wake(id);
        return updated(row);
      }
      if (from !== undefined && row.execution_status !== from) throw traceChanged(id);
      const refusal = refusalOf(update, redactStored(row, redactor));
      if (refusal === undefined) return updated(row);
      if (refusal !== 'overtaken') throw refusal;
      if (from !== undefined) throw traceChanged(id);
      if (attempt === MAX_TRIES) throw new Error(`trace ${id} went through more states than there are`);
    }
  };
}

function updated(row: TraceRow) {
  const body = toActionTrace(row);
  return { status: 200 as const, headers: { ETag: traceETag(body) }, body };
}

async function find(database: Dependencies['database'], id: number): Promise<TraceRow> {
  const row = await database.read((db) => getTrace(db, { id, embedding: false }).executeTakeFirst());
  if (row === undefined) throw noSuchTrace(id);
  return row;
}

/** The vector of the text that a new error makes, where it is cheap to have; the worker makes the others. */
async function newVector(
  provider: Dependencies['provider'],
  known: TraceRow | undefined,
  { execution_error }: TraceUpdate,
): Promise<VectorParameter | null> {
  if (execution_error === null || known === undefined) return null;
  return embedInline(provider, { ...known, execution_error });
}

/** Why nothing was changed: undefined when nothing had to be, `overtaken` when another update came first. */
function refusalOf(
  update: TraceUpdate,
  row: TraceRow & { readonly impossible: boolean },
): Problem | 'overtaken' | undefined {
  const from = row.execution_status as ExecutionStatus;
  const to = update.execution_status;
  if (from === to) {
    const differing = differingUpdate(update, row);
    return differing.length === 0 ? undefined : invalidTransition('action', from, to, differing);
  }
  if (!TRANSITIONS[from].includes(to)) return invalidTransition('action', from, to);
  return row.impossible ? impossibleTimes(update) : 'overtaken';
}

/** One of the times is stored, so it is the one that was sent that cannot be. */
function impossibleTimes(update: TraceUpdate): Problem {
  const violation =
    update.execution_end_time === null
      ? { pointer: '/execution_start_time', detail: 'must not be after execution_end_time' }
      : { pointer: '/execution_end_time', detail: END_BEFORE_START };
  return invalidRequest([{ in: 'body', ...violation }]);
}
