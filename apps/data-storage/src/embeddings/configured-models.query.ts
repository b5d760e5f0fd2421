import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/**
 * The models that services have been configured with, at most so many, the one whose use began last first; `in_use`
 * while services say so. Models that only clients named are not among them.
 */
export const configuredModels = defineQuery(
  { id: 'embeddings.configured-models', variants: { any: { models: 20 } } },
  (db, { models }: { readonly models: number }) =>
    db
      .selectFrom('embedding_models')
      .select(['model', sql<boolean>`used_until > now()`.as('in_use')])
      .where('used_since', 'is not', null)
      .orderBy('used_since', 'desc')
      .orderBy('model')
      .limit(models),
);
