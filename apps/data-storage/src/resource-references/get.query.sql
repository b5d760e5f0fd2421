-- The SQL of resource-references.get. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
where
  "r"."id" = $1;
