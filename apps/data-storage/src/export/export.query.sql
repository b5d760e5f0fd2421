-- The SQL of export.page. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- first
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $1;

-- first, with embedding
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  vector_send (t.embedding) as "embedding"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $1;

-- next
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  ("t"."action_timestamp", "t"."id") > ($1, $2)
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $3;

-- next, with embedding
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  vector_send (t.embedding) as "embedding"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  ("t"."action_timestamp", "t"."id") > ($1, $2)
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $3;

-- next, all filters
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."cluster_name" = $1
  and "r"."namespace" = $2
  and "r"."kind" = $3
  and "r"."name" = $4
  and "t"."environment" = $5
  and "t"."alert_severity" = $6
  and "t"."action_type" = $7
  and "t"."execution_status" = $8
  and "t"."alert_name" = $9
  and "t"."alert_fingerprint" = $10
  and "h"."workflow_id" = $11
  and "t"."action_timestamp" >= $12
  and "t"."action_timestamp" < $13
  and ("t"."action_timestamp", "t"."id") > ($14, $15)
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $16;

-- next, all filters, several values
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."cluster_name" = any ($1)
  and "r"."namespace" = any ($2)
  and "r"."kind" = any ($3)
  and "r"."name" = any ($4)
  and "t"."environment" = any ($5)
  and "t"."alert_severity" = any ($6)
  and "t"."action_type" = any ($7)
  and "t"."execution_status" = any ($8)
  and "t"."alert_name" = any ($9)
  and "t"."alert_fingerprint" = any ($10)
  and "h"."workflow_id" = any ($11)
  and "t"."action_timestamp" >= $12
  and "t"."action_timestamp" < $13
  and ("t"."action_timestamp", "t"."id") > ($14, $15)
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $16;

-- first, by cluster_name
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."cluster_name" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by namespace
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "r"."namespace" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by kind
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "r"."kind" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by name
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "r"."name" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by environment
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."environment" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by severity
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."alert_severity" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by action_type
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."action_type" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by status
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."execution_status" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by alert_name
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."alert_name" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by alert_fingerprint
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."alert_fingerprint" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by workflow_id
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "h"."workflow_id" = $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by from
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."action_timestamp" >= $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;

-- first, by to
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
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  "t"."action_timestamp" < $1
order by
  "t"."action_timestamp",
  "t"."id"
limit
  $2;
