-- The SQL of incidents.search.exact. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "candidate" as materialized (
    select
      "t"."id",
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
    order by
      "distance",
      "id" desc
    limit
      $3
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $3
      and "t"."namespace" = $4
      and "t"."kind" = $5
      and "t"."name" = $6
      and "t"."environment" = $7
      and "t"."alert_severity" = $8
      and "t"."action_type" = $9
      and "t"."execution_status" = $10
      and "t"."alert_name" = $11
      and "t"."alert_fingerprint" = $12
      and "t"."workflow_id" = $13
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $14
      and "t"."action_timestamp" >= $15
      and "t"."action_timestamp" < $16
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
    order by
      "distance",
      "id" desc
    limit
      $17
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = any ($3)
      and "t"."namespace" = any ($4)
      and "t"."kind" = any ($5)
      and "t"."name" = any ($6)
      and "t"."environment" = any ($7)
      and "t"."alert_severity" = any ($8)
      and "t"."action_type" = any ($9)
      and "t"."execution_status" = any ($10)
      and "t"."alert_name" = any ($11)
      and "t"."alert_fingerprint" = any ($12)
      and "t"."workflow_id" = any ($13)
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $14
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $15
      and "t"."action_timestamp" >= $16
      and "t"."action_timestamp" < $17
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
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
      case
        when t.embedding_model = $1 then t.embedding <=> $2
      end as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."id" <> $3
  ),
  "nearest" as (
    select
      "id",
      distance as "distance"
    from
      "candidate"
    where
      "distance" is not null
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
  "nearest"."distance",
  (
    select
      count(distance)
    from
      candidate
  ) as "searched",
  (
    select
      count(*) - count(distance)
    from
      candidate
  ) as "unsearched"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;
