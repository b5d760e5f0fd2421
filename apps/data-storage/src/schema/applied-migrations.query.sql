-- The SQL of schema.applied-migrations. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "applied"."version",
  "applied"."file",
  "applied"."applied_at"
from
  schema_migrations as "applied"
order by
  "applied"."version";
