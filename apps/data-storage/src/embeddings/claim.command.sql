-- The SQL of embeddings.claim. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- without a vector
with
  "candidate" as (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."embedding" is null
      and not exists (
        select
          "c"."trace_id"
        from
          "embedding_claims" as "c"
        where
          "c"."trace_id" = "t"."id"
          and c.claimed_until > now()
      )
    order by
      "t"."id"
    limit
      $1
    for no key update
      skip locked
  ),
  "claimed" as (
    insert into
      "embedding_claims" ("trace_id", "claimed_until", "attempts")
    select
      "candidate"."id",
      now() + make_interval(secs => $2::float8) as "claimed_until",
      1 as "attempts"
    from
      "candidate"
    on conflict ("trace_id") do update
    set
      "claimed_until" = "excluded"."claimed_until",
      "attempts" = "embedding_claims"."attempts" + $3
    where
      embedding_claims.claimed_until <= now()
    returning
      "trace_id",
      "attempts"
  )
select
  "t"."id",
  "t"."alert_name",
  "t"."alert_summary",
  "t"."execution_error",
  "t"."updated_at",
  "r"."kind",
  "r"."namespace",
  "r"."name",
  "claimed"."attempts"
from
  "claimed"
  inner join "resource_action_traces" as "t" on "t"."id" = "claimed"."trace_id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."id";

-- of another model
with
  "candidate" as (
    select
      "t"."id"
    from
      "resource_action_traces" as "t"
    where
      "t"."embedding_model" = $1
      and "t"."id" > $2
      and not exists (
        select
          "c"."trace_id"
        from
          "embedding_claims" as "c"
        where
          "c"."trace_id" = "t"."id"
          and c.claimed_until > now()
      )
    order by
      "t"."id"
    limit
      $3
    for no key update
      skip locked
  ),
  "claimed" as (
    insert into
      "embedding_claims" ("trace_id", "claimed_until", "attempts")
    select
      "candidate"."id",
      now() + make_interval(secs => $4::float8) as "claimed_until",
      1 as "attempts"
    from
      "candidate"
    on conflict ("trace_id") do update
    set
      "claimed_until" = "excluded"."claimed_until",
      "attempts" = "embedding_claims"."attempts" + $5
    where
      embedding_claims.claimed_until <= now()
    returning
      "trace_id",
      "attempts"
  )
select
  "t"."id",
  "t"."alert_name",
  "t"."alert_summary",
  "t"."execution_error",
  "t"."updated_at",
  "r"."kind",
  "r"."namespace",
  "r"."name",
  "claimed"."attempts"
from
  "claimed"
  inner join "resource_action_traces" as "t" on "t"."id" = "claimed"."trace_id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "t"."id";
