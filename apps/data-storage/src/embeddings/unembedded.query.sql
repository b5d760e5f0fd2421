-- The SQL of embeddings.unembedded. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "t"."id",
  "t"."alert_name",
  "t"."alert_summary",
  "t"."execution_error",
  "t"."updated_at",
  "r"."kind",
  "r"."namespace",
  "r"."name"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."embedding" is null
  and "t"."id" > $1
order by
  "t"."id"
limit
  $2;
