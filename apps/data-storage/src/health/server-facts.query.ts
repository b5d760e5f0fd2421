import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** What the service takes for granted of its server and its login. */
export interface ServerFacts {
  readonly database: string;
  readonly role: string;
  /** Such as `17.6 (Debian 17.6-1)`. */
  readonly version: string;
  /** Such as 170006. */
  readonly version_number: number;
  /** Version of pgvector; null when it is not installed. */
  readonly vector: string | null;
  readonly synchronous_commit: string;
  /** Such as `INSERT on action_histories`. */
  readonly lacking: readonly string[];
}

const NEEDED = [
  'SELECT on resource_references',
  'INSERT on resource_references',
  'SELECT on action_histories',
  'INSERT on action_histories',
  'UPDATE on action_histories',
  'SELECT on resource_action_traces',
  'INSERT on resource_action_traces',
  'UPDATE on resource_action_traces',
];

/** A table that is not there is the migrations' news; it is not counted as a privilege that lacks. */
export const serverFacts = defineQuery({ id: 'health.server', variants: { any: {} } }, (db) =>
  db.selectNoFrom([
    sql<string>`current_database()::text`.as('database'),
    sql<string>`current_user::text`.as('role'),
    sql<string>`current_setting('server_version')`.as('version'),
    sql<number>`current_setting('server_version_num')::int`.as('version_number'),
    sql<string | null>`(select extversion from pg_extension where extname = 'vector')`.as('vector'),
    sql<string>`current_setting('synchronous_commit')`.as('synchronous_commit'),
    sql<string[]>`array(
      select needed from unnest(${NEEDED}::text[]) as needed
      join pg_class on oid = to_regclass('public.' || split_part(needed, ' ', 3))
      where not has_table_privilege(oid, split_part(needed, ' ', 1))
    )`.as('lacking'),
  ]),
);
