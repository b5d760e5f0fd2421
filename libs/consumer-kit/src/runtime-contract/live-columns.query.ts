import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** A column as the database has it now. */
export interface LiveColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Whether the role may read it. */
  readonly readable: boolean;
}

/** The columns of the given tables, from the catalog. */
export const liveColumns = defineQuery(
  { id: 'service.columns', variants: { plain: { tables: ['resource_action_traces', 'action_histories'] } } },
  (db, { tables }: { readonly tables: readonly string[] }) =>
    db
      .selectFrom(
        sql<LiveColumn>`(
          select c.relname::text as "table", a.attname::text as "column",
            format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
            has_column_privilege(c.oid, a.attnum, 'SELECT') as readable
          from pg_class as c
          join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          where c.relnamespace = 'public'::regnamespace and c.relname = any(${tables}::text[])
        )`.as('live'),
      )
      .select(['live.table', 'live.column', 'live.type', 'live.nullable', 'live.readable']),
);
