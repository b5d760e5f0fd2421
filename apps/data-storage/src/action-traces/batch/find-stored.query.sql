-- The SQL of action-traces.batch.find-stored. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
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
  encode(sha256(vector_send (t.embedding)), 'hex') as "embedding_digest"
from
  "resource_action_traces" as "t"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
where
  t.action_id = any ($1::text[]);
