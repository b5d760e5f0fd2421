-- The SQL of action-histories.create. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
with
  "input" as (
    select
      $1::text as "cluster_name",
      $2::text as "namespace",
      $3::text as "kind",
      $4::text as "name",
      $5::text as "workflow_id",
      $6::text as "action_type",
      $7::text as "status"
  ),
  "known_resource" as (
    select
      "r"."id"
    from
      "resource_references" as "r"
      inner join "input" as "i" on "i"."cluster_name" = "r"."cluster_name"
      and "i"."namespace" = "r"."namespace"
      and "i"."kind" = "r"."kind"
      and "i"."name" = "r"."name"
  ),
  "new_resource" as (
    insert into
      "resource_references" ("cluster_name", "namespace", "kind", "name")
    select
      "i"."cluster_name",
      "i"."namespace",
      "i"."kind",
      "i"."name"
    from
      "input" as "i"
    where
      not exists (
        select
          "known_resource"."id"
        from
          "known_resource"
      )
    on conflict ("cluster_name", "namespace", "kind", "name") do update
    set
      "name" = "excluded"."name"
    returning
      "id"
  ),
  "resource" as (
    select
      "known_resource"."id"
    from
      "known_resource"
    union all
    select
      "new_resource"."id"
    from
      "new_resource"
  ),
  "stored" as (
    select
      "h"."id",
      "h"."resource_id",
      "h"."workflow_id",
      "h"."action_type",
      "h"."status",
      "h"."created_at"
    from
      "action_histories" as "h"
      inner join "resource" on "resource"."id" = "h"."resource_id"
      inner join "input" as "i" on "i"."workflow_id" = "h"."workflow_id"
      and "i"."action_type" = "h"."action_type"
  ),
  "created" as (
    insert into
      "action_histories" ("resource_id", "workflow_id", "action_type", "status")
    select
      "resource"."id",
      "i"."workflow_id",
      "i"."action_type",
      "i"."status"
    from
      "resource",
      "input" as "i"
    where
      not exists (
        select
          "stored"."id"
        from
          "stored"
      )
    on conflict ("resource_id", "workflow_id", "action_type")
    where
      "workflow_id" is not null do update
    set
      "status" = "action_histories"."status"
    returning
      "action_histories"."id",
      "action_histories"."resource_id",
      "action_histories"."workflow_id",
      "action_histories"."action_type",
      "action_histories"."status",
      "action_histories"."created_at",
      action_histories.xmax = 0 as "created"
  )
select
  "created"."id",
  "created"."resource_id",
  "created"."workflow_id",
  "created"."action_type",
  "created"."status",
  "created"."created_at",
  "i"."cluster_name",
  "i"."namespace",
  "i"."kind",
  "i"."name",
  "created"."created"
from
  "created",
  "input" as "i"
union all
select
  "stored"."id",
  "stored"."resource_id",
  "stored"."workflow_id",
  "stored"."action_type",
  "stored"."status",
  "stored"."created_at",
  "i"."cluster_name",
  "i"."namespace",
  "i"."kind",
  "i"."name",
  false as "created"
from
  "stored",
  "input" as "i";
