-- The SQL of aggregations.durations. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
group by
  grouping sets (());

-- cluster_name
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."cluster_name" = $1
group by
  grouping sets (());

-- namespace
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."namespace" = $1
group by
  grouping sets (());

-- kind
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."kind" = $1
group by
  grouping sets (());

-- name
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."name" = $1
group by
  grouping sets (());

-- environment
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."environment" = $1
group by
  grouping sets (());

-- alert_severity
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."alert_severity" = $1
group by
  grouping sets (());

-- action_type
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."action_type" = $1
group by
  grouping sets (());

-- execution_status
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."execution_status" = $1
group by
  grouping sets (());

-- alert_name
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."alert_name" = $1
group by
  grouping sets (());

-- alert_fingerprint
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."alert_fingerprint" = $1
group by
  grouping sets (());

-- workflow_id
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."workflow_id" = $1
group by
  grouping sets (());

-- q
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  (
    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
  ) ilike $1
group by
  grouping sets (());

-- from
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."action_timestamp" >= $1
group by
  grouping sets (());

-- to
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
where
  "t"."action_timestamp" < $1
group by
  grouping sets (());

-- all filters
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
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
  grouping sets (());

-- all filters, several values
select
  null::text as "key",
  true as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
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
  grouping sets (());

-- by action_type
select
  "t"."action_type" as "key",
  grouping("t"."action_type") = 1 as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
group by
  grouping sets ((), ("t"."action_type"))
order by
  "is_total" desc,
  count(*) desc,
  "t"."action_type" collate "C" asc nulls last
limit
  $1;

-- by workflow_id
select
  "t"."workflow_id" as "key",
  grouping("t"."workflow_id") = 1 as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
group by
  grouping sets ((), ("t"."workflow_id"))
order by
  "is_total" desc,
  count(*) desc,
  "t"."workflow_id" collate "C" asc nulls last
limit
  $1;

-- by alert_name
select
  "t"."alert_name" as "key",
  grouping("t"."alert_name") = 1 as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
group by
  grouping sets ((), ("t"."alert_name"))
order by
  "is_total" desc,
  count(*) desc,
  "t"."alert_name" collate "C" asc nulls last
limit
  $1;

-- by namespace
select
  "t"."namespace" as "key",
  grouping("t"."namespace") = 1 as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
group by
  grouping sets ((), ("t"."namespace"))
order by
  "is_total" desc,
  count(*) desc,
  "t"."namespace" collate "C" asc nulls last
limit
  $1;

-- by cluster_name
select
  "t"."cluster_name" as "key",
  grouping("t"."cluster_name") = 1 as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
group by
  grouping sets ((), ("t"."cluster_name"))
order by
  "is_total" desc,
  count(*) desc,
  "t"."cluster_name" collate "C" asc nulls last
limit
  $1;

-- by environment
select
  "t"."environment" as "key",
  grouping("t"."environment") = 1 as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
group by
  grouping sets ((), ("t"."environment"))
order by
  "is_total" desc,
  count(*) desc,
  "t"."environment" collate "C" asc nulls last
limit
  $1;

-- by severity
select
  "t"."alert_severity" as "key",
  grouping("t"."alert_severity") = 1 as "is_total",
  count("t"."execution_duration_ms") as "count",
  min("t"."execution_duration_ms") as "min_ms",
  max("t"."execution_duration_ms") as "max_ms",
  avg("t"."execution_duration_ms")::float8 as "mean_ms",
  percentile_cont(array[0.5, 0.9, 0.99]) within group (
    order by
      "t"."execution_duration_ms"
  ) as "percentiles"
from
  "resource_action_traces" as "t"
group by
  grouping sets ((), ("t"."alert_severity"))
order by
  "is_total" desc,
  count(*) desc,
  "t"."alert_severity" collate "C" asc nulls last
limit
  $1;
