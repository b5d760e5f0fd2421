import { EMBEDDING_DIMENSIONS } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { rememberModelsCommand } from './remember-models.command.ts';

const known = new WeakMap<Database<DB>, Set<string>>();
/** What clients call their models is theirs to choose: this bounds what is kept of it. */
const MOST_KNOWN = 1000;

/** Records the models of vectors that are to be stored, each once in the life of a process. */
export async function rememberModels(database: Database<DB>, models: Iterable<string | null>): Promise<void> {
  const seen = known.get(database) ?? new Set<string>();
  known.set(database, seen);
  const fresh = [...new Set(models)].filter((model) => model !== null && !seen.has(model)) as string[];
  if (fresh.length === 0) return;
  await database.single((db) =>
    rememberModelsCommand(db, { models: fresh, dimensions: EMBEDDING_DIMENSIONS }).execute(),
  );
  if (seen.size + fresh.length > MOST_KNOWN) seen.clear();
  for (const model of fresh) seen.add(model);
}
