-- The SQL of action-traces.batch.create-traces. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
with
  "input" as (
    select
      "i".*
    from
      unnest(
        $1::text[],
        $2::text[],
        $3::text[],
        $4::text[],
        $5::text[],
        $6::text[],
        $7::text[],
        $8::text[],
        $9::text[],
        $10::text[],
        $11::text[],
        $12::text[],
        $13::timestamptz[],
        $14::jsonb[],
        $15::text[],
        $16::timestamptz[],
        $17::timestamptz[],
        $18::bigint[],
        $19::text[],
        $20::text[],
        $21::vector[]
      ) with ordinality as i (
        action_id,
        alert_name,
        alert_fingerprint,
        alert_severity,
        alert_summary,
        cluster_name,
        environment,
        namespace,
        kind,
        name,
        workflow_id,
        action_type,
        action_timestamp,
        action_parameters,
        execution_status,
        execution_start_time,
        execution_end_time,
        execution_duration_ms,
        execution_error,
        embedding_model,
        embedding,
        n
      )
  ),
  "placed" as (
    select
      "i".*,
      "r"."id" as "resource_id"
    from
      "input" as "i"
      inner join "resource_references" as "r" on "r"."cluster_name" = "i"."cluster_name"
      and "r"."namespace" = "i"."namespace"
      and "r"."kind" = "i"."kind"
      and "r"."name" = "i"."name"
  ),
  "latest" as (
    select distinct
      on ("p"."resource_id", "p"."workflow_id", "p"."action_type") "p"."resource_id",
      "p"."workflow_id",
      "p"."action_type",
      "p"."execution_status",
      "p"."action_timestamp"
    from
      "placed" as "p"
    where
      "p"."workflow_id" is not null
    order by
      "p"."resource_id",
      "p"."workflow_id",
      "p"."action_type",
      "p"."action_timestamp" desc,
      "p"."n" desc
  ),
  "shared_history" as (
    insert into
      "action_histories" ("resource_id", "workflow_id", "action_type", "status", "latest_attempt_at")
    select
      "l"."resource_id",
      "l"."workflow_id",
      "l"."action_type",
      "l"."execution_status",
      "l"."action_timestamp"
    from
      "latest" as "l"
    order by
      "l"."resource_id",
      "l"."workflow_id",
      "l"."action_type"
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
      "id",
      "resource_id",
      "workflow_id",
      "action_type"
  ),
  "own" as (
    select
      "p"."n",
      "p"."resource_id",
      "p"."action_type",
      "p"."execution_status",
      "p"."action_timestamp",
      nextval('action_histories_id_seq') as "id"
    from
      "placed" as "p"
    where
      "p"."workflow_id" is null
  ),
  "own_history" as (
    insert into
      "action_histories" ("id", "resource_id", "action_type", "status", "latest_attempt_at")
    select
      "own"."id",
      "own"."resource_id",
      "own"."action_type",
      "own"."execution_status",
      "own"."action_timestamp"
    from
      "own"
    returning
      "id"
  ),
  "numbered" as (
    select
      "p".*,
      coalesce("h"."id", "s"."id") as "action_history_id",
      nextval('resource_action_traces_id_seq') as "id"
    from
      "placed" as "p"
      left join "own" as "o" on "o"."n" = "p"."n"
      left join "own_history" as "h" on "h"."id" = "o"."id"
      left join "shared_history" as "s" on "s"."resource_id" = "p"."resource_id"
      and "s"."workflow_id" = "p"."workflow_id"
      and "s"."action_type" = "p"."action_type"
    order by
      "p"."n"
  ),
  "created" as (
    insert into
      "resource_action_traces" (
        "id",
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
      "i"."id",
      i.action_history_id as "action_history_id",
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
      "numbered" as "i"
    order by
      "i"."action_id",
      "i"."id"
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
  "i"."n"
from
  "created"
  inner join "numbered" as "i" on "i"."id" = "created"."id"
order by
  "i"."n";
