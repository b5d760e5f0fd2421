-- The SQL of embeddings.purge-claims. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
delete from "embedding_claims"
where
  "trace_id" in (
    select
      "old"."trace_id"
    from
      "embedding_claims" as "old"
    where
      old.claimed_until <= now() - interval '1 day'
    limit
      $1
    for update
      skip locked
  );
