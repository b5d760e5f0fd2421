-- The SQL of incidents.search.count. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    limit
      $2
  ) as "searched";

-- cluster_name
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $2
    limit
      $3
  ) as "searched";

-- namespace
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $2
    limit
      $3
  ) as "searched";

-- kind
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $2
    limit
      $3
  ) as "searched";

-- name
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $2
    limit
      $3
  ) as "searched";

-- environment
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $2
    limit
      $3
  ) as "searched";

-- alert_severity
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $2
    limit
      $3
  ) as "searched";

-- action_type
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $2
    limit
      $3
  ) as "searched";

-- execution_status
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $2
    limit
      $3
  ) as "searched";

-- alert_name
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $2
    limit
      $3
  ) as "searched";

-- alert_fingerprint
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $2
    limit
      $3
  ) as "searched";

-- workflow_id
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $2
    limit
      $3
  ) as "searched";

-- q
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $2
    limit
      $3
  ) as "searched";

-- from
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $2
    limit
      $3
  ) as "searched";

-- to
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $2
    limit
      $3
  ) as "searched";

-- all filters
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $2
      and "t"."namespace" = $3
      and "t"."kind" = $4
      and "t"."name" = $5
      and "t"."environment" = $6
      and "t"."alert_severity" = $7
      and "t"."action_type" = $8
      and "t"."execution_status" = $9
      and "t"."alert_name" = $10
      and "t"."alert_fingerprint" = $11
      and "t"."workflow_id" = $12
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    limit
      $16
  ) as "searched";

-- all filters, several values
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = any ($2)
      and "t"."namespace" = any ($3)
      and "t"."kind" = any ($4)
      and "t"."name" = any ($5)
      and "t"."environment" = any ($6)
      and "t"."alert_severity" = any ($7)
      and "t"."action_type" = any ($8)
      and "t"."execution_status" = any ($9)
      and "t"."alert_name" = any ($10)
      and "t"."alert_fingerprint" = any ($11)
      and "t"."workflow_id" = any ($12)
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $13
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $14
      and "t"."action_timestamp" >= $15
      and "t"."action_timestamp" < $16
    limit
      $17
  ) as "searched";

-- without an incident
select
  count(*) as "matching",
  count(*) filter (
    where
      "searched"."comparable"
  ) as "comparable"
from
  (
    select
      t.embedding is not null
      and t.embedding_model = $1 as "comparable"
    from
      "resource_action_traces" as "t"
    where
      "t"."id" <> $2
    limit
      $3
  ) as "searched";
