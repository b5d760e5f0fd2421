-- The SQL of purge.count. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  (
    select
      count(*) as "rows"
    from
      "idempotency_keys" as "old"
    where
      "old"."created_at" <= now() - interval '7 days'
  ) as "idempotency_keys",
  (
    select
      count(*) as "rows"
    from
      "embedding_claims" as "old"
    where
      old.claimed_until <= now() - interval '1 day'
  ) as "embedding_claims";
