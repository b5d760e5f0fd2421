import type { Handler, NdjsonLines } from '@precedent/service-kit';
import type { Dependencies } from '../action-traces/dependencies.ts';
import type { operations } from '../generated/openapi.ts';
import type { ActionTraceLine } from './imported-trace.ts';
import { importTraces } from './import-traces.ts';
import { untilStopping } from './until-stopping.ts';

/** POST /api/v1/action-traces/import: records any number of actions, each once, however often the file is sent. */
export function importActionTraces(dependencies: Dependencies): Handler<operations['importActionTraces']> {
  const { database, provider, redactor, embeddingQueue, stopping } = dependencies;
  return async ({ body, signal }) => ({
    status: 200,
    // The document takes the properties of a line from those of a new trace; its generated type makes them undefined too.
    body: await importTraces(untilStopping(body as NdjsonLines<ActionTraceLine>, stopping), {
      database,
      provider,
      redactor,
      embeddingQueue,
      signal,
    }),
  });
}
