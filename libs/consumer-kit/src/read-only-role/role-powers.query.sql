-- The SQL of service.role. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select
  current_user::text as "role",
  session_user::text as "session_role",
  (
    select
      rolsuper
    from
      pg_roles
    where
      rolname = current_user
  ) as "superuser",
  array(
    select
      rolname::text
    from
      pg_roles
    where
      rolname = any ($1)
      and pg_has_role(current_user, oid, 'MEMBER')
    order by
      rolname
  ) as "memberships",
  array(
    select
      privilege || ' on ' || relname as power
    from
      pg_class,
      unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
    where
      relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p', 'v', 'm', 'f')
      and (
        has_table_privilege(pg_class.oid, privilege)
        or (
          privilege in ('INSERT', 'UPDATE')
          and has_any_column_privilege(pg_class.oid, privilege)
        )
      )
    union all
    select
      privilege || ' on sequence ' || relname
    from
      pg_class,
      unnest(array['USAGE', 'UPDATE']) as privilege
    where
      relnamespace = 'public'::regnamespace
      and relkind = 'S'
      and has_sequence_privilege(pg_class.oid, privilege)
    union all
    select
      'CREATE on schema ' || nspname
    from
      pg_namespace
    where
      nspname not like 'pg\_%'
      and has_schema_privilege(oid, 'CREATE')
    union all
    select
      privilege || ' on the database'
    from
      unnest(array['CREATE', 'TEMPORARY']) as privilege
    where
      has_database_privilege(current_database(), privilege)
    order by
      power
  ) as "privileges",
  exists (
    select
    from
      pg_roles
    where
      rolname = $2
      and pg_has_role(current_user, oid, 'USAGE')
  ) as "reader";
