-- The SQL of incidents.search.newest. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."embedding" is not null
      and "t"."embedding_model" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $3 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $4
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- cluster_name
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- namespace
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- kind
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- name
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- environment
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- alert_severity
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- action_type
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- execution_status
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- alert_name
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- alert_fingerprint
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- workflow_id
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- q
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- from
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- to
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- all filters
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
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
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $16
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $17 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $18
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- all filters, several values
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
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
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $17
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $18 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $19
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- without an incident
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    where
      "t"."id" <> $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ),
  "nearest" as (
    select
      "id",
      embedding <=> $4 as "distance"
    from
      "candidate"
    order by
      "distance",
      "id" desc
    limit
      $5
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;
