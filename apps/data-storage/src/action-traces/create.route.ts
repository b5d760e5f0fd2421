import type { DB } from '@precedent/schema';
import { isServerError, type Database, type Handler } from '@precedent/service-kit';
import { withVector } from '../embeddings/embed-inline.ts';
import type { operations } from '../generated/openapi.ts';
import { ACTION_ID_KEY, actionIdTaken } from './action-id-key.ts';
import { toActionTrace, traceLocation } from './action-trace.view.ts';
import { createTrace } from './create.command.ts';
import type { Dependencies } from './dependencies.ts';
import { differingFields } from './differing-fields.ts';
import { redactStored } from './redact-stored.ts';
import { readNewTrace, type NewTrace } from './new-trace.ts';

/** POST /api/v1/action-traces: records an action once, however often it is sent. */
export function createActionTrace(dependencies: Dependencies): Handler<operations['createActionTrace']> {
  const { database, provider, embeddingQueue, redactor } = dependencies;
  return async ({ body }) => {
    const trace = await withVector(provider, readNewTrace(body, redactor));
    const row = await record(database, trace);
    const reply = { headers: { Location: traceLocation(row.id) }, body: toActionTrace(row) };
    if (row.created) {
      if (trace.embedding === null) embeddingQueue.wake(row.id);
      return { status: 201, ...reply };
    }
    const differing = differingFields(body, trace, redactStored(row, redactor));
    if (differing.length > 0) throw actionIdTaken(trace.action_id, row.id, differing);
    return { status: 200, ...reply };
  };
}

/** Runs the statement again when another request with the same action_id won: it then finds that one's trace. */
async function record(database: Database<DB>, trace: NewTrace) {
  const run = () => database.single((db) => createTrace(db, trace).executeTakeFirstOrThrow());
  try {
    return await run();
  } catch (error) {
    if (!isServerError(error) || error.constraint !== ACTION_ID_KEY) throw error;
    return await run();
  }
}
