-- The SQL of import.histories. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
insert into
  "action_histories" ("resource_id", "workflow_id", "action_type", "status")
select
  "given"."resource_id",
  "given"."workflow_id",
  "given"."action_type",
  'pending' as "status"
from
  unnest($1::bigint[], $2::text[], $3::text[]) as given (resource_id, workflow_id, action_type)
order by
  "given"."resource_id",
  "given"."workflow_id",
  "given"."action_type"
on conflict ("resource_id", "workflow_id", "action_type")
where
  "workflow_id" is not null do update
set
  "action_type" = "excluded"."action_type"
returning
  "id",
  "resource_id",
  "workflow_id",
  "action_type";
