-- The SQL of health.server. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  current_database()::text as "database",
  current_user::text as "role",
  current_setting('server_version') as "version",
  current_setting('server_version_num')::int as "version_number",
  (
    select
      extversion
    from
      pg_extension
    where
      extname = 'vector'
  ) as "vector",
  current_setting('synchronous_commit') as "synchronous_commit",
  array(
    select
      needed
    from
      unnest($1::text[]) as needed
      join pg_class on oid = to_regclass('public.' || split_part(needed, ' ', 3))
    where
      not has_table_privilege(oid, split_part(needed, ' ', 1))
  ) as "lacking";
