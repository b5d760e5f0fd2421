import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** The newest migration that was applied. The ledger belongs to the runner and is not among the typed tables. */
export const migrationHead = defineQuery({ id: 'health.migration-head', variants: { any: {} } }, (db) =>
  db
    .selectFrom(sql<{ version: number; file: string }>`schema_migrations`.as('applied'))
    .select(['applied.version', 'applied.file'])
    .orderBy('applied.version', 'desc')
    .limit(1),
);
