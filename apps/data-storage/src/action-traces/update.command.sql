-- The SQL of action-traces.update. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
with
  "input" as (
    select
      $1::bigint as "id",
      $2::text as "execution_status",
      $3::text[] as "from_states",
      $4::boolean as "ends",
      $5::timestamptz as "execution_start_time",
      $6::timestamptz as "execution_end_time",
      $7::bigint as "execution_duration_ms",
      $8::text as "execution_error",
      $9::vector as "embedding",
      $10::text as "model"
  ),
  "before" as (
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
      inner join "input" as "i" on "i"."id" = "t"."id"
      inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
      inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
  ),
  "times" as (
    select
      coalesce(
        "i"."execution_start_time",
        "before"."execution_start_time",
        case
          when i.execution_status = 'executing' then now()
        end
      ) as "start",
      coalesce("i"."execution_end_time", "before"."execution_end_time") as "known_end"
    from
      "before",
      "input" as "i"
  ),
  "after" as (
    select
      "before"."id",
      "times"."start",
      coalesce(
        times.known_end,
        case
          when i.ends then greatest(now(), times.start)
        end
      ) as "end",
      i.execution_error is distinct from before.execution_error
      and i.execution_error is not null
      and coalesce(before.embedding_model = i.model, true) as "other_text"
    from
      "before",
      "times",
      "input" as "i"
  ),
  "changed" as (
    update "resource_action_traces" as "t"
    set
      "execution_status" = "i"."execution_status",
      "execution_start_time" = "after"."start",
      "execution_end_time" = "after"."end",
      "execution_duration_ms" = coalesce(
        "i"."execution_duration_ms",
        case
          when i.execution_start_time is not null
          or i.execution_end_time is not null
          or before.execution_duration_ms is null then floor(
            extract(
              epoch
              from
                "after"."end" - "after"."start"
            ) * 1000
          )::bigint
        end,
        "before"."execution_duration_ms"
      ),
      "execution_error" = coalesce("i"."execution_error", "before"."execution_error"),
      "embedding" = case
        when after.other_text then i.embedding
        else t.embedding
      end,
      "embedding_model" = case
        when not after.other_text then t.embedding_model
        when i.embedding is not null then i.model
      end,
      "updated_at" = now()
    from
      "before",
      "after",
      "input" as "i"
    where
      "t"."id" = "after"."id"
      and "t"."execution_status" = "before"."execution_status"
      and t.execution_start_time is not distinct from before.execution_start_time
      and t.execution_status = any (i.from_states)
      and coalesce(after."end" >= after.start, true)
    returning
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
  ),
  "history" as (
    update "action_histories" as "h"
    set
      "status" = "changed"."execution_status"
    from
      "changed"
    where
      "h"."id" = "changed"."action_history_id"
      and coalesce(h.latest_attempt_at <= changed.action_timestamp, true)
      and not exists (
        select
          "later"."id"
        from
          "resource_action_traces" as "later"
        where
          "later"."action_history_id" = "h"."id"
          and (later.action_timestamp, later.id) > (changed.action_timestamp, changed.id)
      )
    returning
      "h"."id"
  ),
  "unclaimed" as (
    delete from "embedding_claims"
    where
      "trace_id" in (
        select
          "c"."trace_id"
        from
          "embedding_claims" as "c"
          inner join "changed" on "changed"."id" = "c"."trace_id"
          inner join "after" on "after"."id" = "changed"."id"
        where
          after.other_text
        for update of
          "c" skip locked
      )
    returning
      "trace_id"
  )
select
  "changed"."id",
  "changed"."action_id",
  "changed"."action_history_id",
  "changed"."alert_name",
  "changed"."alert_fingerprint",
  "changed"."alert_severity",
  "changed"."alert_summary",
  "changed"."cluster_name",
  "changed"."environment",
  "changed"."action_type",
  "changed"."action_timestamp",
  "changed"."action_parameters",
  "changed"."execution_status",
  "changed"."execution_start_time",
  "changed"."execution_end_time",
  "changed"."execution_duration_ms",
  "changed"."execution_error",
  "changed"."embedding_model",
  "changed"."created_at",
  "changed"."updated_at",
  "before"."namespace",
  "before"."kind",
  "before"."name",
  "before"."workflow_id",
  true as "changed",
  false as "impossible"
from
  "changed",
  "before"
union all
select
  "before"."id",
  "before"."action_id",
  "before"."action_history_id",
  "before"."alert_name",
  "before"."alert_fingerprint",
  "before"."alert_severity",
  "before"."alert_summary",
  "before"."cluster_name",
  "before"."environment",
  "before"."action_type",
  "before"."action_timestamp",
  "before"."action_parameters",
  "before"."execution_status",
  "before"."execution_start_time",
  "before"."execution_end_time",
  "before"."execution_duration_ms",
  "before"."execution_error",
  "before"."embedding_model",
  "before"."created_at",
  "before"."updated_at",
  "before"."namespace",
  "before"."kind",
  "before"."name",
  "before"."workflow_id",
  false as "changed",
  coalesce(after."end" < after.start, false) as "impossible"
from
  "before",
  "after"
where
  not exists (
    select
      "changed"."id"
    from
      "changed"
  );
