-- The SQL of action-traces.create. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
with
  "input" as (
    select
      $1::text as "action_id",
      $2::text as "alert_name",
      $3::text as "alert_fingerprint",
      $4::text as "alert_severity",
      $5::text as "alert_summary",
      $6::text as "cluster_name",
      $7::text as "environment",
      $8::text as "namespace",
      $9::text as "kind",
      $10::text as "name",
      $11::text as "workflow_id",
      $12::text as "action_type",
      $13::timestamptz as "action_timestamp",
      $14::jsonb as "action_parameters",
      $15::text as "execution_status",
      $16::timestamptz as "execution_start_time",
      $17::timestamptz as "execution_end_time",
      $18::bigint as "execution_duration_ms",
      $19::text as "execution_error",
      $20::vector as "embedding",
      $21::text as "embedding_model"
  ),
  "stored" as (
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
      t.embedding is distinct from i.embedding as "other_embedding"
    from
      "resource_action_traces" as "t"
      inner join "input" as "i" on "i"."action_id" = "t"."action_id"
      inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
      inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
  ),
  "known_resource" as (
    select
      "r"."id"
    from
      "resource_references" as "r"
      inner join "input" as "i" on "i"."cluster_name" = "r"."cluster_name"
      and "i"."namespace" = "r"."namespace"
      and "i"."kind" = "r"."kind"
      and "i"."name" = "r"."name"
  ),
  "new_resource" as (
    insert into
      "resource_references" ("cluster_name", "namespace", "kind", "name")
    select
      "i"."cluster_name",
      "i"."namespace",
      "i"."kind",
      "i"."name"
    from
      "input" as "i"
    where
      not exists (
        select
          "stored"."id"
        from
          "stored"
      )
      and not exists (
        select
          "known_resource"."id"
        from
          "known_resource"
      )
    on conflict ("cluster_name", "namespace", "kind", "name") do update
    set
      "name" = "excluded"."name"
    returning
      "id"
  ),
  "resource" as (
    select
      "known_resource"."id"
    from
      "known_resource"
    union all
    select
      "new_resource"."id"
    from
      "new_resource"
  ),
  "history" as (
    insert into
      "action_histories" ("resource_id", "workflow_id", "action_type", "status", "latest_attempt_at")
    select
      "resource"."id",
      "i"."workflow_id",
      "i"."action_type",
      "i"."execution_status",
      "i"."action_timestamp"
    from
      "resource",
      "input" as "i"
    where
      not exists (
        select
          "stored"."id"
        from
          "stored"
      )
    on conflict ("resource_id", "workflow_id", "action_type")
    where
      "workflow_id" is not null do update
    set
      "status" = case
        when action_histories.latest_attempt_at > excluded.latest_attempt_at then action_histories.status
        else excluded.status
      end,
      "latest_attempt_at" = greatest(action_histories.latest_attempt_at, excluded.latest_attempt_at)
    returning
      "id"
  ),
  "created" as (
    insert into
      "resource_action_traces" (
        "action_history_id",
        "action_id",
        "alert_name",
        "alert_fingerprint",
        "alert_severity",
        "alert_summary",
        "cluster_name",
        "environment",
        "action_type",
        "action_timestamp",
        "action_parameters",
        "execution_status",
        "execution_start_time",
        "execution_end_time",
        "execution_duration_ms",
        "execution_error",
        "embedding",
        "embedding_model"
      )
    select
      "history"."id",
      "i"."action_id",
      "i"."alert_name",
      "i"."alert_fingerprint",
      "i"."alert_severity",
      "i"."alert_summary",
      "i"."cluster_name",
      "i"."environment",
      "i"."action_type",
      "i"."action_timestamp",
      "i"."action_parameters",
      "i"."execution_status",
      "i"."execution_start_time",
      "i"."execution_end_time",
      "i"."execution_duration_ms",
      "i"."execution_error",
      "i"."embedding",
      "i"."embedding_model"
    from
      "history",
      "input" as "i"
    returning
      "resource_action_traces"."id",
      "resource_action_traces"."action_id",
      "resource_action_traces"."action_history_id",
      "resource_action_traces"."alert_name",
      "resource_action_traces"."alert_fingerprint",
      "resource_action_traces"."alert_severity",
      "resource_action_traces"."alert_summary",
      "resource_action_traces"."cluster_name",
      "resource_action_traces"."environment",
      "resource_action_traces"."action_type",
      "resource_action_traces"."action_timestamp",
      "resource_action_traces"."action_parameters",
      "resource_action_traces"."execution_status",
      "resource_action_traces"."execution_start_time",
      "resource_action_traces"."execution_end_time",
      "resource_action_traces"."execution_duration_ms",
      "resource_action_traces"."execution_error",
      "resource_action_traces"."embedding_model",
      "resource_action_traces"."created_at",
      "resource_action_traces"."updated_at"
  )
select
  "created"."id",
  "created"."action_id",
  "created"."action_history_id",
  "created"."alert_name",
  "created"."alert_fingerprint",
  "created"."alert_severity",
  "created"."alert_summary",
  "created"."cluster_name",
  "created"."environment",
  "created"."action_type",
  "created"."action_timestamp",
  "created"."action_parameters",
  "created"."execution_status",
  "created"."execution_start_time",
  "created"."execution_end_time",
  "created"."execution_duration_ms",
  "created"."execution_error",
  "created"."embedding_model",
  "created"."created_at",
  "created"."updated_at",
  "i"."namespace",
  "i"."kind",
  "i"."name",
  "i"."workflow_id",
  false as "other_embedding",
  true as "created"
from
  "created",
  "input" as "i"
union all
select
  "stored"."id",
  "stored"."action_id",
  "stored"."action_history_id",
  "stored"."alert_name",
  "stored"."alert_fingerprint",
  "stored"."alert_severity",
  "stored"."alert_summary",
  "stored"."cluster_name",
  "stored"."environment",
  "stored"."action_type",
  "stored"."action_timestamp",
  "stored"."action_parameters",
  "stored"."execution_status",
  "stored"."execution_start_time",
  "stored"."execution_end_time",
  "stored"."execution_duration_ms",
  "stored"."execution_error",
  "stored"."embedding_model",
  "stored"."created_at",
  "stored"."updated_at",
  "stored"."namespace",
  "stored"."kind",
  "stored"."name",
  "stored"."workflow_id",
  "stored"."other_embedding",
  false as "created"
from
  "stored";
