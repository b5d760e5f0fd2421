-- The SQL of embeddings.postpone. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
update "embedding_claims"
set
  "claimed_until" = now() + make_interval(secs => least($1::float8, $2::float8 * 2.0 ^ least(attempts - 1, 30)))
where
  trace_id = any ($3::bigint[]);
