-- The SQL of idempotency.purge. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
delete from "idempotency_keys"
where
  ("caller", "key") in (
    select
      "old"."caller",
      "old"."key"
    from
      "idempotency_keys" as "old"
    where
      "old"."created_at" <= now() - interval '7 days'
    order by
      "old"."created_at"
    limit
      $1
    for update
      skip locked
  );
