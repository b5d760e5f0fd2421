-- The SQL of import.store. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
with
  "input" as materialized (
    select
      *,
      case
        when given.history_id is null then nextval('action_histories_id_seq')
      end as "own_history_id"
    from
      unnest(
        $1::bigint[],
        $2::bigint[],
        $3::bigint[],
        $4::text[],
        $5::text[],
        $6::text[],
        $7::text[],
        $8::text[],
        $9::text[],
        $10::text[],
        $11::text[],
        $12::timestamptz[],
        $13::jsonb[],
        $14::text[],
        $15::timestamptz[],
        $16::timestamptz[],
        $17::bigint[],
        $18::text[],
        $19::text[],
        $20::timestamptz[],
        $21::timestamptz[],
        $22::vector[]
      ) as given (
        "id",
        "resource_id",
        "history_id",
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
        "embedding_model",
        "created_at",
        "updated_at",
        "embedding"
      )
  ),
  "own_history" as (
    insert into
      "action_histories" ("id", "resource_id", "action_type", "status", "latest_attempt_at", "created_at")
    select
      "i"."own_history_id",
      "i"."resource_id",
      "i"."action_type",
      "i"."execution_status",
      "i"."action_timestamp",
      coalesce(i.created_at, now()) as "created_at"
    from
      "input" as "i"
    where
      "i"."history_id" is null
    returning
      "id"
  ),
  "made" as (
    insert into
      "resource_action_traces" (
        "action_history_id",
        "id",
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
        "embedding_model",
        "embedding",
        "created_at",
        "updated_at"
      )
    select
      coalesce("i"."history_id", "h"."id") as "action_history_id",
      "i"."id",
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
      "i"."embedding_model",
      "i"."embedding",
      coalesce(i.created_at, now()) as "created_at",
      coalesce(i.updated_at, now()) as "updated_at"
    from
      "input" as "i"
      left join "own_history" as "h" on "h"."id" = "i"."own_history_id"
    returning
      "id",
      embedding is null as "unembedded"
  )
select
  min(made.id) filter (
    where
      made.unembedded
  ) as "first_unembedded"
from
  "made";
