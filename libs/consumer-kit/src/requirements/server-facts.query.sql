-- The SQL of service.facts. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select
  split_part(current_setting('server_version'), ' ', 1) as "version",
  current_setting('server_version_num')::int as "version_number",
  (
    select
      extversion
    from
      pg_extension
    where
      extname = 'vector'
  ) as "pgvector",
  coalesce(
    (
      select
        json_agg(
          json_build_object(
            'name',
            relname,
            'valid',
            indisvalid
            and indisready
          )
          order by
            relname
        )
      from
        pg_class
        join pg_index on indexrelid = pg_class.oid
      where
        relnamespace = 'public'::regnamespace
        and relname = any ($1::text[])
    ),
    '[]'::json
  ) as "indexes";
