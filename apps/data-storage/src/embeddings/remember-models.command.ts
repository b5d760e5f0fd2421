import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';

export interface RememberModelsParams {
  readonly models: readonly string[];
  readonly dimensions: number;
}

/** Records models whose vectors are stored. One that is known stays as it is. */
export const rememberModelsCommand = defineCommand(
  {
    id: 'embeddings.remember-models',
    variants: { any: { models: ['m'], dimensions: 768 } satisfies RememberModelsParams },
  },
  (db, { models, dimensions }: RememberModelsParams) =>
    db
      .insertInto('embedding_models')
      .columns(['model', 'dimensions'])
      .expression((eb) =>
        eb
          .selectFrom(sql<{ model: string }>`unnest(${models}::text[])`.as<'given'>(sql`given (model)`))
          .select(['given.model', sql<number>`${dimensions}::bigint`.as('dimensions')])
          .orderBy('given.model'),
      )
      .onConflict((conflict) => conflict.column('model').doNothing()),
);
