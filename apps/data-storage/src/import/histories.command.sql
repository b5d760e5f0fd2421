-- The SQL of import.histories. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
insert into
  "action_histories" ("resource_id", "workflow_id", "action_type", "status", "latest_attempt_at", "created_at")
select
  "given"."resource_id",
  "given"."workflow_id",
  "given"."action_type",
  "given"."status",
  "given"."latest_attempt_at",
  coalesce(given.created_at, now()) as "created_at"
from
  unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[]) as given (resource_id, workflow_id, action_type, status, latest_attempt_at, created_at)
order by
  "given"."resource_id",
  "given"."workflow_id",
  "given"."action_type"
on conflict ("resource_id", "workflow_id", "action_type")
where
  "workflow_id" is not null do update
set
  "status" = case
    when action_histories.latest_attempt_at > excluded.latest_attempt_at then action_histories.status
    else excluded.status
  end,
  "latest_attempt_at" = greatest(action_histories.latest_attempt_at, excluded.latest_attempt_at),
  "created_at" = least(action_histories.created_at, excluded.created_at)
returning
  "id",
  "resource_id",
  "workflow_id",
  "action_type";
