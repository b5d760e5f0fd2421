-- The SQL of incidents.search.count. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    limit
      $1
  ) as "matching";

-- cluster_name
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
    limit
      $2
  ) as "matching";

-- namespace
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $1
    limit
      $2
  ) as "matching";

-- kind
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $1
    limit
      $2
  ) as "matching";

-- name
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $1
    limit
      $2
  ) as "matching";

-- environment
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $1
    limit
      $2
  ) as "matching";

-- alert_severity
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $1
    limit
      $2
  ) as "matching";

-- action_type
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $1
    limit
      $2
  ) as "matching";

-- execution_status
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $1
    limit
      $2
  ) as "matching";

-- alert_name
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
    limit
      $2
  ) as "matching";

-- alert_fingerprint
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $1
    limit
      $2
  ) as "matching";

-- workflow_id
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $1
    limit
      $2
  ) as "matching";

-- q
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $1
    limit
      $2
  ) as "matching";

-- from
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $1
    limit
      $2
  ) as "matching";

-- to
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $1
    limit
      $2
  ) as "matching";

-- all filters
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
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
    limit
      $15
  ) as "matching";

-- all filters, several values
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
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
    limit
      $16
  ) as "matching";

-- without an incident
select
  count(*) as "matching"
from
  (
    select
      "t"."action_timestamp"
    from
      "resource_action_traces" as "t"
    where
      "t"."id" <> $1
    limit
      $2
  ) as "matching";
