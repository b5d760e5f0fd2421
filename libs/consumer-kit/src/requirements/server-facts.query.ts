import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** What a service needs of the server and its database, beside columns and grants. */
export interface ServerFacts {
  /** Such as `17.6`. */
  readonly version: string;
  /** Such as 170006. */
  readonly version_number: number;
  /** Version of pgvector; null when it is not installed in this database. */
  readonly pgvector: string | null;
  /** Those asked for that exist; one that is not valid is not used by queries. */
  readonly indexes: readonly { readonly name: string; readonly valid: boolean }[];
}

interface FactsParams {
  /** Names of indexes. */
  readonly indexes: readonly string[];
}

/** The facts, in one row. */
export const serverFacts = defineQuery(
  { id: 'service.facts', variants: { plain: { indexes: ['resource_action_traces_pkey'] } } },
  (db, { indexes }: FactsParams) =>
    db
      .selectNoFrom([
        sql<string>`split_part(current_setting('server_version'), ' ', 1)`.as('version'),
        sql<number>`current_setting('server_version_num')::int`.as('version_number'),
        sql<string | null>`(select extversion from pg_extension where extname = 'vector')`.as('pgvector'),
        sql<ServerFacts['indexes']>`coalesce((
          select json_agg(json_build_object('name', relname, 'valid', indisvalid and indisready) order by relname)
          from pg_class
          join pg_index on indexrelid = pg_class.oid
          where relnamespace = 'public'::regnamespace and relname = any(${indexes}::text[])
        ), '[]'::json)`.as('indexes'),
      ])
      .$castTo<ServerFacts>(),
);
