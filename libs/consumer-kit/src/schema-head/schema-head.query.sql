-- The SQL of service.schema. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select
  "file"
from
  "schema_migrations"
order by
  "version" desc
limit
  $1;
