-- The SQL of incidents.timeline. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
with
  "self" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      "h"."resource_id",
      "h"."workflow_id",
      greatest(
        t.action_timestamp - make_interval(secs => $1::float8),
        timestamptz '0001-01-01 00:00:00Z'
      ) as "window_from",
      least(
        t.action_timestamp + make_interval(secs => $2::float8),
        timestamptz '9999-12-31 23:59:59.999999Z'
      ) as "window_to"
    from
      "resource_action_traces" as "t"
      inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
    where
      "t"."id" = $3
  ),
  "around" as (
    select
      "earlier"."id"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp"
        from
          "self"
          inner join "action_histories" as "h" on "h"."resource_id" = "self"."resource_id"
          inner join lateral (
            select
              "t"."id",
              "t"."action_timestamp"
            from
              "resource_action_traces" as "t"
            where
              t.action_timestamp >= self.window_from
              and (t.action_timestamp, t.id) < (self.action_timestamp, self.id)
              and t.action_history_id = h.id
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "t" on true
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $5
      ) as "earlier"
    union
    select
      "later"."id"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp"
        from
          "self"
          inner join "action_histories" as "h" on "h"."resource_id" = "self"."resource_id"
          inner join lateral (
            select
              "t"."id",
              "t"."action_timestamp"
            from
              "resource_action_traces" as "t"
            where
              t.action_timestamp <= self.window_to
              and (t.action_timestamp, t.id) > (self.action_timestamp, self.id)
              and t.action_history_id = h.id
            order by
              "t"."action_timestamp" asc,
              "t"."id" asc
            limit
              $6
          ) as "t" on true
        order by
          "t"."action_timestamp" asc,
          "t"."id" asc
        limit
          $7
      ) as "later"
    union
    select
      "t"."id"
    from
      "self"
      inner join lateral (
        select
          "t"."id",
          "t"."action_timestamp"
        from
          "resource_action_traces" as "t"
        where
          t.action_timestamp >= self.window_from
          and (t.action_timestamp, t.id) < (self.action_timestamp, self.id)
          and t.workflow_id = self.workflow_id
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          $8
      ) as "t" on true
    union
    select
      "t"."id"
    from
      "self"
      inner join lateral (
        select
          "t"."id",
          "t"."action_timestamp"
        from
          "resource_action_traces" as "t"
        where
          t.action_timestamp <= self.window_to
          and (t.action_timestamp, t.id) > (self.action_timestamp, self.id)
          and t.workflow_id = self.workflow_id
        order by
          "t"."action_timestamp" asc,
          "t"."id" asc
        limit
          $9
      ) as "t" on true
    union
    select
      "self"."id"
    from
      "self"
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
  case
    when t.id = self.id then 0
    when (t.action_timestamp, t.id) < (self.action_timestamp, self.id) then -1
    else 1
  end as "side",
  h.resource_id = self.resource_id as "same_resource",
  coalesce(h.workflow_id = self.workflow_id, false) as "same_workflow",
  "self"."window_from",
  "self"."window_to"
from
  "around"
  inner join "self" on true
  inner join "resource_action_traces" as "t" on "t"."id" = "around"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."action_timestamp",
  "t"."id";
