import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** What the current role may do to this database, each with a word for people. All false or empty for a reader. */
export interface RolePowers {
  readonly role: string;
  readonly session_role: string;
  readonly superuser: boolean;
  /** Such as `CREATEROLE`: it could make itself, or somebody, a writer. */
  readonly attributes: readonly string[];
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
  'pg_maintain',
  'pg_create_subscription',
  'pg_signal_backend',
];

const attributes = sql<string[]>`array(
  select attribute from pg_roles, lateral (values
    ('BYPASSRLS', rolbypassrls), ('CREATEDB', rolcreatedb), ('CREATEROLE', rolcreaterole), ('REPLICATION', rolreplication)
  ) as has(attribute, yes)
  where rolname = current_user and yes
  order by attribute
)`;

/** Of everybody but the system. */
const ownSchemas = sql`relnamespace <> all ('{pg_catalog,information_schema,pg_toast}'::regnamespace[])
  and relnamespace not in (select oid from pg_namespace where nspname like 'pg\\_temp\\_%' or nspname like 'pg\\_toast\\_temp\\_%')`;

/** Also a role that may write somewhere, or is made to rule, and whose privileges only SET ROLE gives. */
const memberships = (reader: string) => sql<string[]>`array(
  select rolname::text from pg_roles
  where pg_has_role(current_user, oid, 'MEMBER') and (rolname = any(${POWERFUL_ROLES})
    or (rolname not in (current_user, ${reader}) and (rolsuper or rolcreaterole or rolcreatedb or rolreplication
      or exists (
        select from pg_class where ${ownSchemas} and relkind in ('r', 'p', 'v', 'm', 'f') and (relowner = pg_roles.oid
          or exists (
            select from aclexplode(relacl) as granted
            where grantee = pg_roles.oid and granted.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
          ))
      ))))
  order by rolname
)`;

/** A trigger keeps others from writing, or changes what they write. */
const tables = sql`
  select privilege || ' on ' || pg_class.oid::regclass as power
  from pg_class, unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as privilege
  where ${ownSchemas} and relkind in ('r', 'p', 'v', 'm', 'f')
    and (has_table_privilege(pg_class.oid, privilege)
      or (privilege in ('INSERT', 'UPDATE') and has_any_column_privilege(pg_class.oid, privilege)))`;

const sequences = sql`
  select privilege || ' on sequence ' || pg_class.oid::regclass
  from pg_class, unnest(array['USAGE', 'UPDATE']) as privilege
  where ${ownSchemas} and relkind = 'S' and has_sequence_privilege(pg_class.oid, privilege)`;

const schemas = sql`
  select 'CREATE on schema ' || quote_ident(nspname) from pg_namespace
  where nspname not like 'pg\\_%' and has_schema_privilege(oid, 'CREATE')`;

const database = sql`
  select privilege || ' on database ' || quote_ident(current_database())
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
        attributes.as('attributes'),
        memberships(reader).as('memberships'),
        sql<string[]>`array(
        ${tables} union all ${sequences} union all ${schemas} union all ${database} order by power
      )`.as('privileges'),
        sql<boolean>`exists (
        select from pg_roles where rolname = ${reader} and pg_has_role(current_user, oid, 'USAGE')
      )`.as('reader'),
      ])
      .$castTo<RolePowers>(),
);
