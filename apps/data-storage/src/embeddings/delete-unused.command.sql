-- The SQL of embeddings.delete-unused. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  delete_unused_embeddings ($1::uuid[], $2::text[]) as "deleted";
