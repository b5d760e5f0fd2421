-- The SQL of incidents.list. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $1
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- cluster_name
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- namespace
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- kind
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- name
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- environment
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- alert_severity
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- action_type
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- execution_status
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- alert_name
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- alert_fingerprint
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- workflow_id
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- q
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- from
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- to
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $2
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- all filters
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
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
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $15
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- all filters, several values
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."namespace" = any ($2)
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
          and "t"."cluster_name" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $16
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $17
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of cluster_name
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."cluster_name" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of namespace
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."namespace" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of kind
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."kind" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of name
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."name" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of environment
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."environment" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of alert_severity
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."alert_severity" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of action_type
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."action_type" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of execution_status
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."execution_status" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of alert_name
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."alert_name" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of alert_fingerprint
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."alert_fingerprint" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- several of workflow_id
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."workflow_id" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- next page
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      ("t"."action_timestamp", "t"."id") < ($1, $2)
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- next page, all filters
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
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
      and ("t"."action_timestamp", "t"."id") < ($15, $16)
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $17
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- oldest first
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    order by
      "t"."action_timestamp" asc,
      "t"."id" asc
    limit
      $1
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" asc,
  "t"."id" asc;

-- oldest first, next page
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      "resource_action_traces" as "t"
    where
      ("t"."action_timestamp", "t"."id") > ($1, $2)
    order by
      "t"."action_timestamp" asc,
      "t"."id" asc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" asc,
  "t"."id" asc;

-- with embedding
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
  "t"."embedding"
from
  (
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
      "t"."embedding"
    from
      "resource_action_traces" as "t"
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $1
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- some fields
select
  "t"."id",
  "t"."alert_name",
  "t"."action_timestamp",
  "t"."execution_status"
from
  (
    select
      "t"."id",
      "t"."alert_name",
      "t"."action_timestamp",
      "t"."execution_status"
    from
      "resource_action_traces" as "t"
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $1
  ) as "t"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- some fields, oldest first
select
  "t"."id",
  "t"."alert_name",
  "t"."action_timestamp",
  "t"."execution_status"
from
  (
    select
      "t"."id",
      "t"."alert_name",
      "t"."action_timestamp",
      "t"."execution_status"
    from
      "resource_action_traces" as "t"
    order by
      "t"."action_timestamp" asc,
      "t"."id" asc
    limit
      $1
  ) as "t"
order by
  "t"."action_timestamp" asc,
  "t"."id" asc;

-- some fields, several values
select
  "t"."id",
  "t"."alert_name",
  "t"."action_timestamp",
  "t"."execution_status"
from
  (
    select
      "t"."id",
      "t"."alert_name",
      "t"."action_timestamp",
      "t"."execution_status"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
        select
          "t"."id",
          "t"."alert_name",
          "t"."action_timestamp",
          "t"."execution_status"
        from
          "resource_action_traces" as "t"
        where
          "t"."cluster_name" = wanted.value
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      $3
  ) as "t"
order by
  "t"."action_timestamp" desc,
  "t"."id" desc;

-- some fields, several values, oldest first
select
  "t"."id",
  "t"."alert_name",
  "t"."action_timestamp",
  "t"."execution_status"
from
  (
    select
      "t"."id",
      "t"."alert_name",
      "t"."action_timestamp",
      "t"."execution_status"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
        select
          "t"."id",
          "t"."alert_name",
          "t"."action_timestamp",
          "t"."execution_status"
        from
          "resource_action_traces" as "t"
        where
          "t"."cluster_name" = wanted.value
        order by
          "t"."action_timestamp" asc,
          "t"."id" asc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" asc,
      "t"."id" asc
    limit
      $3
  ) as "t"
order by
  "t"."action_timestamp" asc,
  "t"."id" asc;

-- several values, oldest first
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
  "t"."updated_at"
from
  (
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
      "t"."updated_at"
    from
      unnest($1::text[]) as wanted (value)
      inner join lateral (
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
          "t"."updated_at"
        from
          "resource_action_traces" as "t"
        where
          "t"."cluster_name" = wanted.value
        order by
          "t"."action_timestamp" asc,
          "t"."id" asc
        limit
          $2
      ) as "t" on true
    order by
      "t"."action_timestamp" asc,
      "t"."id" asc
    limit
      $3
  ) as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp" asc,
  "t"."id" asc;
