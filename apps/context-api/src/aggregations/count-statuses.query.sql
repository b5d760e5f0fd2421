-- The SQL of aggregations.statuses. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "resource_action_traces" as "t";

-- cluster_name
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."cluster_name" = $1;

-- namespace
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."namespace" = $1;

-- kind
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."kind" = $1;

-- name
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."name" = $1;

-- environment
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."environment" = $1;

-- alert_severity
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."alert_severity" = $1;

-- action_type
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."action_type" = $1;

-- execution_status
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."execution_status" = $1;

-- alert_name
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."alert_name" = $1;

-- alert_fingerprint
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."alert_fingerprint" = $1;

-- workflow_id
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."workflow_id" = $1;

-- q
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  ) ilike $1;

-- from
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."action_timestamp" >= $1;

-- to
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  "t"."action_timestamp" < $1;

-- all filters
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  and "t"."action_timestamp" < $14;

-- all filters, several values
select
  null::text as "key",
  true as "is_total",
  count(*) as "total",
  count(*) filter (
    where
      "t"."execution_status" = 'pending'
  ) as "pending",
  count(*) filter (
    where
      "t"."execution_status" = 'executing'
  ) as "executing",
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
  and "t"."action_timestamp" < $15;

-- by action_type
with
  "counted" as (
    select
      "t"."action_type" as "key",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'pending'
      ) as "pending",
      count(*) filter (
        where
          "t"."execution_status" = 'executing'
      ) as "executing",
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
  )
select
  *
from
  (
    select
      null::text as "key",
      true as "is_total",
      coalesce(sum("total"), 0)::bigint as "total",
      coalesce(sum("pending"), 0)::bigint as "pending",
      coalesce(sum("executing"), 0)::bigint as "executing",
      coalesce(sum("completed"), 0)::bigint as "completed",
      coalesce(sum("failed"), 0)::bigint as "failed",
      coalesce(sum("rolled_back"), 0)::bigint as "rolled_back"
    from
      "counted"
    union all
    select
      key as "key",
      false as "is_total",
      "total" as "total",
      "pending" as "pending",
      "executing" as "executing",
      "completed" as "completed",
      "failed" as "failed",
      "rolled_back" as "rolled_back"
    from
      (
        select
          *
        from
          "counted"
        order by
          "total" desc,
          "key" collate "C" asc nulls last
        limit
          $1
      ) as "largest"
  ) as "grouped"
order by
  "is_total" desc,
  "total" desc,
  "key" collate "C" asc nulls last;

-- by workflow_id
with
  "counted" as (
    select
      "t"."workflow_id" as "key",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'pending'
      ) as "pending",
      count(*) filter (
        where
          "t"."execution_status" = 'executing'
      ) as "executing",
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
      "t"."workflow_id"
  )
select
  *
from
  (
    select
      null::text as "key",
      true as "is_total",
      coalesce(sum("total"), 0)::bigint as "total",
      coalesce(sum("pending"), 0)::bigint as "pending",
      coalesce(sum("executing"), 0)::bigint as "executing",
      coalesce(sum("completed"), 0)::bigint as "completed",
      coalesce(sum("failed"), 0)::bigint as "failed",
      coalesce(sum("rolled_back"), 0)::bigint as "rolled_back"
    from
      "counted"
    union all
    select
      key as "key",
      false as "is_total",
      "total" as "total",
      "pending" as "pending",
      "executing" as "executing",
      "completed" as "completed",
      "failed" as "failed",
      "rolled_back" as "rolled_back"
    from
      (
        select
          *
        from
          "counted"
        order by
          "total" desc,
          "key" collate "C" asc nulls last
        limit
          $1
      ) as "largest"
  ) as "grouped"
order by
  "is_total" desc,
  "total" desc,
  "key" collate "C" asc nulls last;

-- by alert_name
with
  "counted" as (
    select
      "t"."alert_name" as "key",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'pending'
      ) as "pending",
      count(*) filter (
        where
          "t"."execution_status" = 'executing'
      ) as "executing",
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
      "t"."alert_name"
  )
select
  *
from
  (
    select
      null::text as "key",
      true as "is_total",
      coalesce(sum("total"), 0)::bigint as "total",
      coalesce(sum("pending"), 0)::bigint as "pending",
      coalesce(sum("executing"), 0)::bigint as "executing",
      coalesce(sum("completed"), 0)::bigint as "completed",
      coalesce(sum("failed"), 0)::bigint as "failed",
      coalesce(sum("rolled_back"), 0)::bigint as "rolled_back"
    from
      "counted"
    union all
    select
      key as "key",
      false as "is_total",
      "total" as "total",
      "pending" as "pending",
      "executing" as "executing",
      "completed" as "completed",
      "failed" as "failed",
      "rolled_back" as "rolled_back"
    from
      (
        select
          *
        from
          "counted"
        order by
          "total" desc,
          "key" collate "C" asc nulls last
        limit
          $1
      ) as "largest"
  ) as "grouped"
order by
  "is_total" desc,
  "total" desc,
  "key" collate "C" asc nulls last;

-- by namespace
with
  "counted" as (
    select
      "t"."namespace" as "key",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'pending'
      ) as "pending",
      count(*) filter (
        where
          "t"."execution_status" = 'executing'
      ) as "executing",
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
      "t"."namespace"
  )
select
  *
from
  (
    select
      null::text as "key",
      true as "is_total",
      coalesce(sum("total"), 0)::bigint as "total",
      coalesce(sum("pending"), 0)::bigint as "pending",
      coalesce(sum("executing"), 0)::bigint as "executing",
      coalesce(sum("completed"), 0)::bigint as "completed",
      coalesce(sum("failed"), 0)::bigint as "failed",
      coalesce(sum("rolled_back"), 0)::bigint as "rolled_back"
    from
      "counted"
    union all
    select
      key as "key",
      false as "is_total",
      "total" as "total",
      "pending" as "pending",
      "executing" as "executing",
      "completed" as "completed",
      "failed" as "failed",
      "rolled_back" as "rolled_back"
    from
      (
        select
          *
        from
          "counted"
        order by
          "total" desc,
          "key" collate "C" asc nulls last
        limit
          $1
      ) as "largest"
  ) as "grouped"
order by
  "is_total" desc,
  "total" desc,
  "key" collate "C" asc nulls last;

-- by cluster_name
with
  "counted" as (
    select
      "t"."cluster_name" as "key",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'pending'
      ) as "pending",
      count(*) filter (
        where
          "t"."execution_status" = 'executing'
      ) as "executing",
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
      "t"."cluster_name"
  )
select
  *
from
  (
    select
      null::text as "key",
      true as "is_total",
      coalesce(sum("total"), 0)::bigint as "total",
      coalesce(sum("pending"), 0)::bigint as "pending",
      coalesce(sum("executing"), 0)::bigint as "executing",
      coalesce(sum("completed"), 0)::bigint as "completed",
      coalesce(sum("failed"), 0)::bigint as "failed",
      coalesce(sum("rolled_back"), 0)::bigint as "rolled_back"
    from
      "counted"
    union all
    select
      key as "key",
      false as "is_total",
      "total" as "total",
      "pending" as "pending",
      "executing" as "executing",
      "completed" as "completed",
      "failed" as "failed",
      "rolled_back" as "rolled_back"
    from
      (
        select
          *
        from
          "counted"
        order by
          "total" desc,
          "key" collate "C" asc nulls last
        limit
          $1
      ) as "largest"
  ) as "grouped"
order by
  "is_total" desc,
  "total" desc,
  "key" collate "C" asc nulls last;

-- by environment
with
  "counted" as (
    select
      "t"."environment" as "key",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'pending'
      ) as "pending",
      count(*) filter (
        where
          "t"."execution_status" = 'executing'
      ) as "executing",
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
      "t"."environment"
  )
select
  *
from
  (
    select
      null::text as "key",
      true as "is_total",
      coalesce(sum("total"), 0)::bigint as "total",
      coalesce(sum("pending"), 0)::bigint as "pending",
      coalesce(sum("executing"), 0)::bigint as "executing",
      coalesce(sum("completed"), 0)::bigint as "completed",
      coalesce(sum("failed"), 0)::bigint as "failed",
      coalesce(sum("rolled_back"), 0)::bigint as "rolled_back"
    from
      "counted"
    union all
    select
      key as "key",
      false as "is_total",
      "total" as "total",
      "pending" as "pending",
      "executing" as "executing",
      "completed" as "completed",
      "failed" as "failed",
      "rolled_back" as "rolled_back"
    from
      (
        select
          *
        from
          "counted"
        order by
          "total" desc,
          "key" collate "C" asc nulls last
        limit
          $1
      ) as "largest"
  ) as "grouped"
order by
  "is_total" desc,
  "total" desc,
  "key" collate "C" asc nulls last;

-- by severity
with
  "counted" as (
    select
      "t"."alert_severity" as "key",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'pending'
      ) as "pending",
      count(*) filter (
        where
          "t"."execution_status" = 'executing'
      ) as "executing",
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
      "t"."alert_severity"
  )
select
  *
from
  (
    select
      null::text as "key",
      true as "is_total",
      coalesce(sum("total"), 0)::bigint as "total",
      coalesce(sum("pending"), 0)::bigint as "pending",
      coalesce(sum("executing"), 0)::bigint as "executing",
      coalesce(sum("completed"), 0)::bigint as "completed",
      coalesce(sum("failed"), 0)::bigint as "failed",
      coalesce(sum("rolled_back"), 0)::bigint as "rolled_back"
    from
      "counted"
    union all
    select
      key as "key",
      false as "is_total",
      "total" as "total",
      "pending" as "pending",
      "executing" as "executing",
      "completed" as "completed",
      "failed" as "failed",
      "rolled_back" as "rolled_back"
    from
      (
        select
          *
        from
          "counted"
        order by
          "total" desc,
          "key" collate "C" asc nulls last
        limit
          $1
      ) as "largest"
  ) as "grouped"
order by
  "is_total" desc,
  "total" desc,
  "key" collate "C" asc nulls last;
