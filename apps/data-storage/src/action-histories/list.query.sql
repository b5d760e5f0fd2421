-- The SQL of action-histories.list. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- first
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
order by
  "h"."id" desc
limit
  $1;

-- next
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
  "h"."id" < $1
order by
  "h"."id" desc
limit
  $2;

-- next, all filters
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
  "h"."resource_id" = $1
  and "r"."cluster_name" = $2
  and "r"."namespace" = $3
  and "r"."kind" = $4
  and "r"."name" = $5
  and "h"."workflow_id" = $6
  and "h"."action_type" = $7
  and "h"."status" = $8
  and "h"."id" < $9
order by
  "h"."id" desc
limit
  $10;

-- next, all filters, several values
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
  "h"."resource_id" = any ($1)
  and "r"."cluster_name" = any ($2)
  and "r"."namespace" = any ($3)
  and "r"."kind" = any ($4)
  and "r"."name" = any ($5)
  and "h"."workflow_id" = any ($6)
  and "h"."action_type" = any ($7)
  and "h"."status" = any ($8)
  and "h"."id" < $9
order by
  "h"."id" desc
limit
  $10;

-- first, by resource_id
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
  "h"."resource_id" = $1
order by
  "h"."id" desc
limit
  $2;

-- first, by cluster_name
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
  "r"."cluster_name" = $1
order by
  "h"."id" desc
limit
  $2;

-- first, by namespace
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
  "r"."namespace" = $1
order by
  "h"."id" desc
limit
  $2;

-- first, by kind
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
  "r"."kind" = $1
order by
  "h"."id" desc
limit
  $2;

-- first, by name
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
  "r"."name" = $1
order by
  "h"."id" desc
limit
  $2;

-- first, by workflow_id
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
  "h"."workflow_id" = $1
order by
  "h"."id" desc
limit
  $2;

-- first, by action_type
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
  "h"."action_type" = $1
order by
  "h"."id" desc
limit
  $2;

-- first, by status
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
  "h"."status" = $1
order by
  "h"."id" desc
limit
  $2;
