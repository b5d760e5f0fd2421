-- The SQL of embeddings.renew. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
update "embedding_claims"
set
  "claimed_until" = now() + make_interval(secs => $1::float8)
where
  trace_id = any ($2::bigint[]);
