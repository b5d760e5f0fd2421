-- The SQL of action-histories.get. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "h"."id",
  "h"."resource_id",
  "h"."workflow_id",
  "h"."action_type",
  "h"."status",
  "h"."created_at",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name"
from
  "action_histories" as "h"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "h"."id" = $1;
