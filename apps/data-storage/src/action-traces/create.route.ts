import { toVectorParameter } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import { isServerError, Problem, type Database, type Handler } from '@precedent/service-kit';
import { embedInline } from '../embeddings/embed-inline.ts';
import { unitVector } from '../embeddings/unit-vector.ts';
import type { components, operations } from '../generated/openapi.ts';
import { toActionTrace, traceLocation } from './action-trace.view.ts';
import { createTrace, type CreateTraceParams } from './create.command.ts';
import type { Dependencies } from './dependencies.ts';
import { differingFields } from './differing-fields.ts';
import { readNewTrace, type NewTrace } from './new-trace.ts';

/** POST /api/v1/action-traces: records an action once, however often it is sent. */
export function createActionTrace(dependencies: Dependencies): Handler<operations['createActionTrace']> {
  const { database, provider, embeddingQueue } = dependencies;
  return async ({ body }) => {
    const trace = readNewTrace(body);
    const embedding = givenVector(body) ?? (await embedInline(provider, trace));
    const row = await record(database, {
      ...trace,
      embedding,
      embedding_model: embedding === null ? null : (body.embedding_model ?? provider.model),
    });
    const reply = { headers: { Location: traceLocation(row.id) }, body: toActionTrace(row) };
    if (row.created) {
      if (embedding === null) embeddingQueue.wake(row.id);
      return { status: 201, ...reply };
    }
    const differing = differingFields(body, trace, row);
    if (differing.length > 0) throw taken(trace, row.id, differing);
    return { status: 200, ...reply };
  };
}

function givenVector(body: components['schemas']['NewActionTrace']): Buffer | null {
  return body.embedding ? toVectorParameter(unitVector(body.embedding)) : null;
}

/** Runs the statement again when another request with the same action_id won: it then finds that one's trace. */
async function record(database: Database<DB>, params: CreateTraceParams) {
  const run = () => database.single((db) => createTrace(db, params).executeTakeFirstOrThrow());
  try {
    return await run();
  } catch (error) {
    if (!isServerError(error) || error.constraint !== ACTION_ID_KEY) throw error;
    return await run();
  }
}

const ACTION_ID_KEY = 'resource_action_traces_action_id_idx';

function taken(trace: NewTrace, id: number, differing: readonly string[]): Problem {
  const fields = differing.join(', ');
  return new Problem(
    'conflict',
    `The action_id ${trace.action_id} belongs to trace ${id}, which differs in ${fields}.`,
    { extensions: { differing_fields: differing } },
  );
}
