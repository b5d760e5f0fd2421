import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** What the current role may do to this database, each with a word for people. All false or empty for a reader. */
export interface RolePowers {
  readonly role: string;
  readonly session_role: string;
  readonly superuser: boolean;
  /** Roles with more than reading, of which it is a member, directly or through others. */
  readonly memberships: readonly string[];
  /** Such as `INSERT on resource_references`. */
  readonly privileges: readonly string[];
  /** False for a role that is no member of the reader asked for: it could not even read. */
  readonly reader: boolean;
}

/** Membership in these is power to write, also where the privileges are not inherited. */
const POWERFUL_ROLES = [
  'precedent_owner',
  'precedent_writer',
  'pg_write_all_data',
  'pg_write_server_files',
  'pg_execute_server_program',
];

const memberships = sql<string[]>`array(
  select rolname::text from pg_roles
  where rolname = any(${POWERFUL_ROLES}) and pg_has_role(current_user, oid, 'MEMBER')
  order by rolname
)`;

const tables = sql`
  select privilege || ' on ' || relname as power
  from pg_class, unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
    and (has_table_privilege(pg_class.oid, privilege)
      or (privilege in ('INSERT', 'UPDATE') and has_any_column_privilege(pg_class.oid, privilege)))`;

const sequences = sql`
  select privilege || ' on sequence ' || relname
  from pg_class, unnest(array['USAGE', 'UPDATE']) as privilege
  where relnamespace = 'public'::regnamespace and relkind = 'S' and has_sequence_privilege(pg_class.oid, privilege)`;

const schemas = sql`
  select 'CREATE on schema ' || nspname from pg_namespace
  where nspname not like 'pg\\_%' and has_schema_privilege(oid, 'CREATE')`;

const database = sql`
  select privilege || ' on the database'
  from unnest(array['CREATE', 'TEMPORARY']) as privilege
  where has_database_privilege(current_database(), privilege)`;

/** The powers of the role that statements run as. */
export const rolePowers = defineQuery(
  { id: 'service.role', variants: { plain: { reader: 'precedent_reader' } } },
  (db, { reader }: { readonly reader: string }) =>
    db
      .selectNoFrom([
        sql<string>`current_user::text`.as('role'),
        sql<string>`session_user::text`.as('session_role'),
        sql<boolean>`(select rolsuper from pg_roles where rolname = current_user)`.as('superuser'),
        memberships.as('memberships'),
        sql<string[]>`array(
        ${tables} union all ${sequences} union all ${schemas} union all ${database} order by power
      )`.as('privileges'),
        sql<boolean>`exists (
        select from pg_roles where rolname = ${reader} and pg_has_role(current_user, oid, 'USAGE')
      )`.as('reader'),
      ])
      .$castTo<RolePowers>(),
);
