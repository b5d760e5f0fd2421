-- The SQL of incidents.search.count. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."embedding" is not null
      and "t"."embedding_model" = $1
    limit
      $2
  ) as "candidate";

-- cluster_name
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- namespace
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- kind
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- name
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- environment
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- alert_severity
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- action_type
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- execution_status
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- alert_name
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- alert_fingerprint
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- workflow_id
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- q
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- from
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- to
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    limit
      $3
  ) as "candidate";

-- all filters
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
      and "t"."namespace" = $2
      and "t"."kind" = $3
      and "t"."name" = $4
      and "t"."environment" = $5
      and "t"."alert_severity" = $6
      and "t"."action_type" = $7
      and "t"."execution_status" = $8
      and "t"."alert_name" = $9
      and "t"."alert_fingerprint" = $10
      and "t"."workflow_id" = $11
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $12
      and "t"."action_timestamp" >= $13
      and "t"."action_timestamp" < $14
      and "t"."embedding" is not null
      and "t"."embedding_model" = $15
    limit
      $16
  ) as "candidate";

-- all filters, several values
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = any ($1)
      and "t"."namespace" = any ($2)
      and "t"."kind" = any ($3)
      and "t"."name" = any ($4)
      and "t"."environment" = any ($5)
      and "t"."alert_severity" = any ($6)
      and "t"."action_type" = any ($7)
      and "t"."execution_status" = any ($8)
      and "t"."alert_name" = any ($9)
      and "t"."alert_fingerprint" = any ($10)
      and "t"."workflow_id" = any ($11)
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $12
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
      and "t"."embedding" is not null
      and "t"."embedding_model" = $16
    limit
      $17
  ) as "candidate";

-- without an incident
select
  count(*) as "count"
from
  (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."embedding" is not null
      and "t"."embedding_model" = $1
      and "t"."id" <> $2
    limit
      $3
  ) as "candidate";
