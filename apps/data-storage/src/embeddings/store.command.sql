-- The SQL of embeddings.store. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
update "resource_action_traces" as "t"
set
  "embedding" = computed.embedding::vector,
  "embedding_model" = $1,
  "updated_at" = now()
from
  unnest($2::bigint[], $3::timestamptz[], $4::text[]) as computed (id, updated_at, embedding)
where
  "t"."id" = "computed"."id"
  and "t"."updated_at" = "computed"."updated_at"
  and "t"."embedding_model" is distinct from $5
returning
  "t"."id";
