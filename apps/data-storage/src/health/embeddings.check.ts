import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database, HealthCheck } from '@precedent/service-kit';
import { embeddingBacklog } from '../embeddings/backlog.query.ts';
import { standing } from '../embeddings/former-models.ts';
import { embeddingModels } from '../embeddings/models.query.ts';

/** Counting stops here: what matters is that it is many. */
const MOST_COUNTED = 10_000;
const MOST_MODELS = 20;

/**
 * Tells whether the model answers, how many traces wait for a vector and how many have one of another model, which
 * searches do not compare: those of a former model are replaced by services, of one that clients named by a command.
 * It never fails: no request needs a vector.
 */
export function embeddingsCheck(database: Database<DB>, provider: EmbeddingProvider): HealthCheck {
  const { model } = provider;
  return async () => {
    const state = await database
      .read(async (db) => ({
        waiting: (await embeddingBacklog(db, { limit: MOST_COUNTED }).executeTakeFirstOrThrow()).rows,
        models: await embeddingModels(db, { models: MOST_MODELS, limit: MOST_COUNTED }).execute(),
        ...(await standing(db, model)),
      }))
      .catch(() => undefined);
    const answers = provider.trouble?.() ?? null;
    const begin = [`model ${model}`, ...(answers === null ? [] : [answers])];
    if (state === undefined) return { found: [...begin, 'the traces cannot be counted'].join('; ') };
    const { waiting, current, former } = state;
    const others = state.models.filter((other) => other.model !== model);
    const found = [
      ...begin,
      ...(current === model ? [] : [`services with ${current} replace its vectors`]),
      `${counted(waiting)} wait for a vector`,
      ...others.map((other) => {
        const being = current === model && former.includes(other.model) ? ', which is being replaced' : '';
        return `${counted(other.rows)} have one of ${other.model}${being}`;
      }),
    ].join('; ');
    const left = others.some((other) => other.model !== current && !former.includes(other.model));
    return { found, mend: left ? ['npm run data-storage -- reembed'] : undefined };
  };
}

function counted(rows: number): string {
  return `${rows < MOST_COUNTED ? rows : `${MOST_COUNTED} or more`} traces`;
}
