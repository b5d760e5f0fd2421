-- The SQL of aggregations.health. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $1;

-- cluster_name
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."cluster_name" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- namespace
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."namespace" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- kind
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."kind" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- name
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."name" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- environment
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."environment" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- alert_severity
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."alert_severity" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- action_type
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."action_type" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- execution_status
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."execution_status" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- alert_name
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."alert_name" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- alert_fingerprint
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."alert_fingerprint" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- workflow_id
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."workflow_id" = $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- q
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  (
    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
  ) ilike $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- from
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."action_timestamp" >= $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- to
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
from
  "resource_action_traces" as "t"
where
  "t"."action_timestamp" < $1
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $2;

-- all filters
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
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
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $15;

-- all filters, several values
select
  "t"."namespace" as "namespace",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'completed'
  ) as "completed",
  count(*) filter (
    where
      "t"."execution_status" = 'failed'
  ) as "failed",
  count(*) filter (
    where
      "t"."execution_status" = 'rolled-back'
  ) as "rolled_back",
  count(*) filter (
    where
      "t"."alert_severity" = 'critical'
  ) as "critical",
  percentile_cont(0.5) within group (
    order by
      "t"."execution_duration_ms"
  ) filter (
    where
      "t"."execution_status" in ('completed', 'failed', 'rolled-back')
  ) as "median"
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
group by
  "t"."namespace"
order by
  count(*) desc,
  "t"."namespace" collate "C"
limit
  $16;
