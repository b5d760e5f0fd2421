-- The SQL of embeddings.models. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
with recursive
  "found" as (
    select
      (
        select
          min(embedding_model)
        from
          resource_action_traces
      ) as "model"
    union all
    select
      (
        select
          min(t.embedding_model)
        from
          resource_action_traces as t
        where
          t.embedding_model > found.model
      ) as "model"
    from
      "found"
    where
      "found"."model" is not null
  )
select
  found.model as "model",
  (
    select
      count(*)
    from
      (
        select
        from
          resource_action_traces as t
        where
          t.embedding_model = found.model
        limit
          $1
      ) as counted
  ) as "rows"
from
  "found"
where
  "found"."model" is not null
limit
  $2;
