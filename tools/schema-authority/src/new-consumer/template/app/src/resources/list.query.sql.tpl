-- The SQL of resources.list. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- first page
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at",
  "taken"."incidents",
  "taken"."completed"
from
  "resource_references" as "r"
  inner join lateral (
    select
      count(*) as "incidents",
      count(*) filter (
        where
          "t"."execution_status" = $1
      ) as "completed"
    from
      "action_histories" as "h"
      inner join "resource_action_traces" as "t" on "t"."action_history_id" = "h"."id"
    where
      "h"."resource_id" = "r"."id"
  ) as "taken" on true
order by
  "r"."id"
limit
  $2;

-- next page
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at",
  "taken"."incidents",
  "taken"."completed"
from
  "resource_references" as "r"
  inner join lateral (
    select
      count(*) as "incidents",
      count(*) filter (
        where
          "t"."execution_status" = $1
      ) as "completed"
    from
      "action_histories" as "h"
      inner join "resource_action_traces" as "t" on "t"."action_history_id" = "h"."id"
    where
      "h"."resource_id" = "r"."id"
  ) as "taken" on true
where
  "r"."id" > $2
order by
  "r"."id"
limit
  $3;

-- one cluster
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at",
  "taken"."incidents",
  "taken"."completed"
from
  "resource_references" as "r"
  inner join lateral (
    select
      count(*) as "incidents",
      count(*) filter (
        where
          "t"."execution_status" = $1
      ) as "completed"
    from
      "action_histories" as "h"
      inner join "resource_action_traces" as "t" on "t"."action_history_id" = "h"."id"
    where
      "h"."resource_id" = "r"."id"
  ) as "taken" on true
where
  "r"."cluster_name" = $2
order by
  "r"."id"
limit
  $3;

-- one cluster, next page
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at",
  "taken"."incidents",
  "taken"."completed"
from
  "resource_references" as "r"
  inner join lateral (
    select
      count(*) as "incidents",
      count(*) filter (
        where
          "t"."execution_status" = $1
      ) as "completed"
    from
      "action_histories" as "h"
      inner join "resource_action_traces" as "t" on "t"."action_history_id" = "h"."id"
    where
      "h"."resource_id" = "r"."id"
  ) as "taken" on true
where
  "r"."cluster_name" = $2
  and "r"."id" > $3
order by
  "r"."id"
limit
  $4;
