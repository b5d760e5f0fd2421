-- The SQL of incidents.search.embedding. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select
  "t"."embedding",
  "t"."embedding_model",
  "t"."alert_name",
  "t"."action_type",
  "t"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."id" = $1;
