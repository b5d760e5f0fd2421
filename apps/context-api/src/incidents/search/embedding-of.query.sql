-- The SQL of incidents.search.embedding. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select
  "embedding",
  "embedding_model"
from
  "resource_action_traces"
where
  "id" = $1;
