-- The SQL of resource-references.list. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- first
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
order by
  "r"."id" desc
limit
  $1;

-- next
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
where
  "r"."id" < $1
order by
  "r"."id" desc
limit
  $2;

-- next, all filters
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
where
  "r"."cluster_name" = $1
  and "r"."namespace" = $2
  and "r"."kind" = $3
  and "r"."name" = $4
  and "r"."id" < $5
order by
  "r"."id" desc
limit
  $6;

-- next, all filters, several values
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
where
  "r"."cluster_name" = any ($1)
  and "r"."namespace" = any ($2)
  and "r"."kind" = any ($3)
  and "r"."name" = any ($4)
  and "r"."id" < $5
order by
  "r"."id" desc
limit
  $6;

-- first, by cluster_name
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
where
  "r"."cluster_name" = $1
order by
  "r"."id" desc
limit
  $2;

-- first, by namespace
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
where
  "r"."namespace" = $1
order by
  "r"."id" desc
limit
  $2;

-- first, by kind
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
where
  "r"."kind" = $1
order by
  "r"."id" desc
limit
  $2;

-- first, by name
select
  "r"."id",
  "r"."cluster_name",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "r"."created_at"
from
  "resource_references" as "r"
where
  "r"."name" = $1
order by
  "r"."id" desc
limit
  $2;
