-- The SQL of service.columns. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select
  "live"."table",
  "live"."column",
  "live"."type",
  "live"."nullable",
  "live"."readable"
from
  (
    select
      c.relname::text as "table",
      a.attname::text as "column",
      format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable,
      has_column_privilege(c.oid, a.attnum, 'SELECT') as readable
    from
      pg_class as c
      join pg_attribute as a on a.attrelid = c.oid
      and a.attnum > 0
      and not a.attisdropped
    where
      c.relnamespace = 'public'::regnamespace
      and c.relname = any ($1::text[])
  ) as "live";
