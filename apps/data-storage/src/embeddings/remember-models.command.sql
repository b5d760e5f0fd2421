-- The SQL of embeddings.remember-models. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
insert into
  "embedding_models" ("model", "dimensions")
select
  "given"."model",
  $1::bigint as "dimensions"
from
  unnest($2::text[]) as given (model)
order by
  "given"."model"
on conflict ("model") do nothing;
