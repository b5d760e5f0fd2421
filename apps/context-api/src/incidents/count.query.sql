-- The SQL of incidents.count. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
select
  count(*) as "total"
from
  "resource_action_traces" as "t";

-- cluster_name
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."cluster_name" = $1;

-- namespace
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."namespace" = $1;

-- kind
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."kind" = $1;

-- name
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."name" = $1;

-- environment
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."environment" = $1;

-- alert_severity
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."alert_severity" = $1;

-- action_type
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."action_type" = $1;

-- execution_status
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."execution_status" = $1;

-- alert_name
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."alert_name" = $1;

-- alert_fingerprint
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."alert_fingerprint" = $1;

-- workflow_id
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."workflow_id" = $1;

-- q
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  (
    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
  ) ilike $1;

-- from
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."action_timestamp" >= $1;

-- to
select
  count(*) as "total"
from
  "resource_action_traces" as "t"
where
  "t"."action_timestamp" < $1;

-- all filters
select
  count(*) as "total"
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
  and "t"."action_timestamp" < $14;

-- all filters, several values
select
  count(*) as "total"
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
  and "t"."action_timestamp" < $15;
