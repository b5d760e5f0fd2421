import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';

/** Records how to build an index again, before it is dropped. Nothing when it is not there or was recorded before. */
export const rememberDeferred = defineCommand(
  {
    id: 'import.deferred.remember',
    variants: { any: { name: 'distinct_embeddings_embedding_idx' } },
    role: 'precedent_owner',
  },
  (db, { name }: { readonly name: string }) =>
    db
      .insertInto('deferred_indexes')
      .columns(['name', 'definition'])
      .expression(
        db
          .selectFrom(sql<{ indexname: string; indexdef: string; schemaname: string }>`pg_indexes`.as('own'))
          .select([sql<string>`own.indexname::text`.as('name'), 'own.indexdef as definition'])
          .where('own.schemaname', '=', 'public')
          .where('own.indexname', '=', name),
      )
      .onConflict((conflict) => conflict.column('name').doNothing()),
);
