-- The SQL of health.migration-head. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "applied"."version",
  "applied"."file"
from
  schema_migrations as "applied"
order by
  "applied"."version" desc
limit
  $1;
