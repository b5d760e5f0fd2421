-- The SQL of import.latest-status. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
update "action_histories" as "h"
set
  "status" = attempts.status,
  "latest_attempt_at" = attempts.latest_attempt_at,
  "created_at" = least(h.created_at, attempts.created_at)
from
  (
    select
      "t"."action_history_id",
      (
        array_agg(
          t.execution_status
          order by
            t.action_timestamp desc,
            t.id desc
        )
      ) [1] as "status",
      max("t"."action_timestamp") as "latest_attempt_at",
      min("t"."created_at") as "created_at"
    from
      "resource_action_traces" as "t"
    where
      t.action_history_id = any ($1::bigint[])
    group by
      "t"."action_history_id"
  ) as "attempts"
where
  "h"."id" = "attempts"."action_history_id";
