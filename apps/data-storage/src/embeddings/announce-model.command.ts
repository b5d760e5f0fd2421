import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';

export interface AnnounceModelParams {
  readonly model: string;
  readonly dimensions: number;
  /** For how long a model counts as in use when its services say nothing more. */
  readonly seconds: number;
}

/**
 * Says that a service is configured with this model. Its use begins now if no service has said so for a while; a
 * restart among others that run on begins nothing.
 */
export const announceModel = defineCommand(
  {
    id: 'embeddings.announce-model',
    variants: { any: { model: 'm', dimensions: 768, seconds: 300 } satisfies AnnounceModelParams },
    indexes: ['embedding_models_pkey'],
  },
  (db, { model, dimensions, seconds }: AnnounceModelParams) =>
    db
      .insertInto('embedding_models')
      .values({
        model,
        dimensions,
        used_since: sql<string>`now()`,
        used_until: sql<string>`now() + make_interval(secs => ${seconds}::float8)`,
      })
      .onConflict((conflict) =>
        conflict.column('model').doUpdateSet(({ ref }) => ({
          used_since: sql<string>`case when embedding_models.used_until > now()
            then embedding_models.used_since else now() end`,
          used_until: ref('excluded.used_until'),
        })),
      ),
);
