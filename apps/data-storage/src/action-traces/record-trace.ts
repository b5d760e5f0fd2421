import { isServerError } from '@precedent/service-kit';
import { ACTION_ID_KEY } from './action-id-key.ts';
import { createTrace } from './create.command.ts';
import type { Dependencies } from './dependencies.ts';
import type { NewTrace } from './new-trace.ts';

/** Runs the statement again when another request with the same action_id won: it then finds that one's trace. */
export async function recordTrace(
  { database, rememberModels }: Pick<Dependencies, 'database' | 'rememberModels'>,
  trace: NewTrace,
) {
  await rememberModels([trace.embedding_model]);
  const run = () => database.single((db) => createTrace(db, trace).executeTakeFirstOrThrow());
  try {
    return await run();
  } catch (error) {
    if (!isServerError(error) || error.constraint !== ACTION_ID_KEY) throw error;
    return await run();
  }
}
