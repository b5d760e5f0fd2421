import { defineQuery } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

/** An embedding's row, which is known by these. */
export interface EmbeddingKey {
  readonly digest: string;
  readonly model: string;
}

export interface UnusedParams {
  /** The key to look behind. Absent at the beginning. */
  readonly after?: EmbeddingKey;
  /** How many embeddings are looked at. */
  readonly limit: number;
}

/** Of the embeddings behind a key, in its order, those that no trace has; and the last one that was looked at. */
export const unusedEmbeddings = defineQuery(
  {
    id: 'embeddings.unused',
    variants: {
      first: { limit: 1000 },
      further: {
        after: { digest: '3f1d5c1e-9a0b-4c2d-8e7f-6a5b4c3d2e1f', model: 'hashing-v1' },
        limit: 1000,
      },
    },
    indexes: ['distinct_embeddings_pkey', 'resource_action_traces_embedding_digest_idx'],
  },
  (db, { after, limit }: UnusedParams) =>
    db
      .with(
        (cte) => cte('page').materialized(),
        (cte) =>
          cte
            .selectFrom('distinct_embeddings as e')
            .select(['e.digest', 'e.model'])
            .$if(after !== undefined, (page) =>
              page.where(sql<SqlBool>`(e.digest, e.model) > (${after?.digest}::uuid, ${after?.model})`),
            )
            .orderBy('e.digest')
            .orderBy('e.model')
            .limit(limit),
      )
      .selectNoFrom((eb) => [
        jsonArrayFrom(
          eb
            .selectFrom('page')
            .select(['page.digest', 'page.model'])
            .where(({ not, exists, selectFrom, ref }) =>
              not(
                exists(
                  selectFrom('resource_action_traces as t')
                    .where(sql`embedding_digest(t.embedding)`, '=', ref('page.digest'))
                    .whereRef('t.embedding_model', '=', 'page.model')
                    .select(sql.lit(1).as('one')),
                ),
              ),
            ),
        ).as('unused'),
        jsonObjectFrom(
          eb
            .selectFrom('page')
            .select(['page.digest', 'page.model'])
            .orderBy('page.digest', 'desc')
            .orderBy('page.model', 'desc')
            .limit(1),
        ).as('last'),
      ]),
);
