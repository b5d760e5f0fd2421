import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

export interface ModelsParams {
  /** Most models that are told. */
  readonly models: number;
  /** Each is counted no further than this. */
  readonly limit: number;
}

/** A model and how many traces have a vector of it. */
export interface ModelCount {
  readonly model: string;
  readonly rows: number;
}

/**
 * The models of the stored vectors, in the order of their ids, and how many traces each has. The index is entered once
 * for each model instead of read through: with one model it costs the same however many traces there are.
 */
export const embeddingModels = defineQuery(
  {
    id: 'embeddings.models',
    variants: { any: { models: 100, limit: 100_000 } satisfies ModelsParams },
    indexes: ['resource_action_traces_model_idx'],
  },
  (db, { models, limit }: ModelsParams) =>
    db
      .withRecursive('found', (query) =>
        query
          .selectNoFrom(
            sql<string | null>`(select min(embedding_model) from resource_action_traces)`.as('model'),
          )
          .unionAll((eb) =>
            eb
              .selectFrom('found')
              .select(
                sql<string | null>`(
                  select min(t.embedding_model) from resource_action_traces as t
                  where t.embedding_model > found.model)`.as('model'),
              )
              .where('found.model', 'is not', null),
          ),
      )
      .selectFrom('found')
      .select([
        sql<string>`found.model`.as('model'),
        sql<number>`(
          select count(*) from (
            select from resource_action_traces as t where t.embedding_model = found.model limit ${limit}
          ) as counted)`.as('rows'),
      ])
      .where('found.model', 'is not', null)
      .limit(models),
);
