-- The SQL of action-histories.update. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
with
  "before" as (
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
      "h"."id" = $1
  ),
  "changed" as (
    update "action_histories" as "h"
    set
      "status" = $2
    from
      "before"
    where
      "h"."id" = "before"."id"
      and h.status = any ($3::text[])
    returning
      "h"."id",
      "h"."resource_id",
      "h"."workflow_id",
      "h"."action_type",
      "h"."status",
      "h"."created_at"
  )
select
  "changed"."id",
  "changed"."resource_id",
  "changed"."workflow_id",
  "changed"."action_type",
  "changed"."status",
  "changed"."created_at",
  "before"."cluster_name",
  "before"."namespace",
  "before"."kind",
  "before"."name",
  true as "changed"
from
  "changed",
  "before"
union all
select
  "before"."id",
  "before"."resource_id",
  "before"."workflow_id",
  "before"."action_type",
  "before"."status",
  "before"."created_at",
  "before"."cluster_name",
  "before"."namespace",
  "before"."kind",
  "before"."name",
  false as "changed"
from
  "before"
where
  not exists (
    select
      "changed"."id"
    from
      "changed"
  );
