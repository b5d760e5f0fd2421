-- The SQL of model.recent. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select distinct
  "newest"."embedding_model"
from
  (
    select
      "embedding_model"
    from
      "resource_action_traces"
    order by
      "action_timestamp" desc,
      "id" desc
    limit
      $1
  ) as "newest"
where
  "newest"."embedding_model" is not null
order by
  "newest"."embedding_model";
