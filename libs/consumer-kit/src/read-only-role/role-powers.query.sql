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
      attribute
    from
      pg_roles,
      lateral (
        values
          ('BYPASSRLS', rolbypassrls),
          ('CREATEDB', rolcreatedb),
          ('CREATEROLE', rolcreaterole),
          ('REPLICATION', rolreplication)
      ) as has (attribute, yes)
    where
      rolname = current_user
      and yes
    order by
      attribute
  ) as "attributes",
  array(
    select
      rolname::text
    from
      pg_roles
    where
      pg_has_role(current_user, oid, 'MEMBER')
      and (
        rolname = any ($1)
        or (
          rolname not in (current_user, $2)
          and (
            rolsuper
            or rolcreaterole
            or rolcreatedb
            or rolreplication
            or exists (
              select
              from
                pg_class
              where
                relnamespace <> all ('{pg_catalog,information_schema,pg_toast}'::regnamespace[])
                and relnamespace not in (
                  select
                    oid
                  from
                    pg_namespace
                  where
                    nspname like 'pg\_temp\_%'
                    or nspname like 'pg\_toast\_temp\_%'
                )
                and relkind in ('r', 'p', 'v', 'm', 'f')
                and (
                  relowner = pg_roles.oid
                  or exists (
                    select
                    from
                      aclexplode(relacl) as granted
                    where
                      grantee = pg_roles.oid
                      and granted.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
                  )
                )
            )
          )
        )
      )
    order by
      rolname
  ) as "memberships",
  array(
    select
      privilege || ' on ' || pg_class.oid::regclass as power
    from
      pg_class,
      unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as privilege
    where
      relnamespace <> all ('{pg_catalog,information_schema,pg_toast}'::regnamespace[])
      and relnamespace not in (
        select
          oid
        from
          pg_namespace
        where
          nspname like 'pg\_temp\_%'
          or nspname like 'pg\_toast\_temp\_%'
      )
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
      privilege || ' on sequence ' || pg_class.oid::regclass
    from
      pg_class,
      unnest(array['USAGE', 'UPDATE']) as privilege
    where
      relnamespace <> all ('{pg_catalog,information_schema,pg_toast}'::regnamespace[])
      and relnamespace not in (
        select
          oid
        from
          pg_namespace
        where
          nspname like 'pg\_temp\_%'
          or nspname like 'pg\_toast\_temp\_%'
      )
      and relkind = 'S'
      and has_sequence_privilege(pg_class.oid, privilege)
    union all
    select
      'CREATE on schema ' || quote_ident(nspname)
    from
      pg_namespace
    where
      nspname not like 'pg\_%'
      and has_schema_privilege(oid, 'CREATE')
    union all
    select
      privilege || ' on database ' || quote_ident(current_database())
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
      rolname = $3
      and pg_has_role(current_user, oid, 'USAGE')
  ) as "reader";
