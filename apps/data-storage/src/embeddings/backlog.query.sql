-- The SQL of embeddings.backlog. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  count(*) as "rows"
from
  (
    select
      "id"
    from
      "resource_action_traces"
    where
      "embedding" is null
    limit
      $1
  ) as "rows";
