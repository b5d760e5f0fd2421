-- The SQL of aggregations.failing. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $1
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $2;

-- cluster_name
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- namespace
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- kind
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- name
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- environment
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- alert_severity
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- action_type
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- execution_status
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- alert_name
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- alert_fingerprint
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- workflow_id
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- q
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- from
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- to
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $1
    group by
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $2
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $3;

-- all filters
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
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
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $15
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $16;

-- all filters, several values
select
  *
from
  (
    select
      "t"."action_type",
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
      ) as "rolled_back"
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
      "t"."action_type"
  ) as "action"
where
  completed + failed + rolled_back >= $16
  and failed + rolled_back > 0
order by
  (failed + rolled_back)::float8 / (completed + failed + rolled_back) desc,
  failed + rolled_back desc,
  "action_type" collate "C"
limit
  $17;
