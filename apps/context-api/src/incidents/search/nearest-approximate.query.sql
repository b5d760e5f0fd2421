-- The SQL of incidents.search.hnsw. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."embedding" is not null
      and "t"."embedding_model" = $2
    order by
      "distance"
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id";

-- cluster_name
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- namespace
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- kind
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- name
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- environment
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- alert_severity
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- action_type
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- execution_status
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- alert_name
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- alert_fingerprint
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- workflow_id
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- q
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- from
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- to
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";

-- all filters
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
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
      and "t"."embedding" is not null
      and "t"."embedding_model" = $16
    order by
      "distance"
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id";

-- all filters, several values
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
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
      and "t"."embedding" is not null
      and "t"."embedding_model" = $17
    order by
      "distance"
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
  "t"."id";

-- without an incident
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      "resource_action_traces" as "t"
    where
      "t"."id" <> $2
      and "t"."embedding" is not null
      and "t"."embedding_model" = $3
    order by
      "distance"
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
  "t"."id";
