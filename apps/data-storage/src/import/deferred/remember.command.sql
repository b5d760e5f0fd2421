-- The SQL of import.deferred.remember. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
insert into
  "deferred_indexes" ("name", "definition")
select
  own.indexname::text as "name",
  "own"."indexdef" as "definition"
from
  pg_indexes as "own"
where
  "own"."schemaname" = $1
  and "own"."indexname" = $2
on conflict ("name") do nothing;
