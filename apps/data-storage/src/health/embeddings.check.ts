import type { DB } from '@precedent/schema';
import type { Database, HealthCheck } from '@precedent/service-kit';
import { embeddingBacklog } from '../embeddings/backlog.query.ts';
import { embeddingModels } from '../embeddings/models.query.ts';

/** Counting stops here: what matters is that it is many. */
const MOST_COUNTED = 10_000;
const MOST_MODELS = 20;

/**
 * Tells how many traces wait for a vector and how many have one of another model, which searches do not compare, with
 * the command that mends it. It never fails: no request needs a vector.
 */
export function embeddingsCheck(database: Database<DB>, model: string): HealthCheck {
  return async () => {
    const state = await database
      .read(async (db) => ({
        waiting: (await embeddingBacklog(db, { limit: MOST_COUNTED }).executeTakeFirstOrThrow()).rows,
        models: await embeddingModels(db, { models: MOST_MODELS, limit: MOST_COUNTED }).execute(),
      }))
      .catch(() => undefined);
    if (state === undefined) return { found: 'the traces cannot be counted' };
    const others = state.models.filter((other) => other.model !== model);
    const found = [
      `model ${model}`,
      `${counted(state.waiting)} wait for a vector`,
      ...others.map((other) => `${counted(other.rows)} have one of ${other.model}`),
    ].join('; ');
    return { found, mend: others.length === 0 ? undefined : ['npm run data-storage -- reembed'] };
  };
}

function counted(rows: number): string {
  return `${rows < MOST_COUNTED ? rows : `${MOST_COUNTED} or more`} traces`;
}
