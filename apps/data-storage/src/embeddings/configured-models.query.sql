-- The SQL of embeddings.configured-models. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "model",
  used_until > now() as "in_use"
from
  "embedding_models"
where
  "used_since" is not null
order by
  "used_since" desc,
  "model"
limit
  $1;
