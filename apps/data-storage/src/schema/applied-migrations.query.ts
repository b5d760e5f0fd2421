import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

export interface AppliedMigration {
  readonly version: number;
  readonly file: string;
  readonly applied_at: string;
}

/** The whole ledger, oldest first. It belongs to the runner and is not among the typed tables. */
export const appliedMigrations = defineQuery(
  { id: 'schema.applied-migrations', variants: { any: {} } },
  (db) =>
    db
      .selectFrom(sql<AppliedMigration>`schema_migrations`.as('applied'))
      .select(['applied.version', 'applied.file', 'applied.applied_at'])
      .orderBy('applied.version'),
);
