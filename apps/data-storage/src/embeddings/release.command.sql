-- The SQL of embeddings.release. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
delete from "embedding_claims"
where
  trace_id = any ($1::bigint[]);
