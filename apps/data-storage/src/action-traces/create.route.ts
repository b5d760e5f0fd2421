import type { Handler } from '@precedent/service-kit';
import { withVector } from '../embeddings/embed-inline.ts';
import type { operations } from '../generated/openapi.ts';
import { actionIdTaken } from './action-id-taken.ts';
import { toActionTrace, traceLocation } from './action-trace.view.ts';
import type { Dependencies } from './dependencies.ts';
import { differingFields } from './differing-fields.ts';
import { redactStored } from './redact-stored.ts';
import { readNewTrace } from './new-trace.ts';
import { recordTrace } from './record-trace.ts';
import { traceETag } from './trace-version.ts';

/** POST /api/v1/action-traces: records an action once, however often it is sent. */
export function createActionTrace(dependencies: Dependencies): Handler<operations['createActionTrace']> {
  const { provider, embeddingQueue, redactor } = dependencies;
  return async ({ body }) => {
    const trace = await withVector(provider, readNewTrace(body, redactor));
    const row = await recordTrace(dependencies, trace);
    const stored = toActionTrace(row);
    const reply = { headers: { Location: traceLocation(row.id), ETag: traceETag(stored) }, body: stored };
    if (row.created) {
      if (trace.embedding === null) embeddingQueue.wake(row.id);
      return { status: 201, ...reply };
    }
    const differing = differingFields(body, trace, redactStored(row, redactor));
    if (differing.length > 0) throw actionIdTaken(trace.action_id, row.id, differing);
    return { status: 200, ...reply };
  };
}
