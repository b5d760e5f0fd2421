-- The SQL of idempotency.claim. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "claim"."free",
  "k"."fingerprint",
  "k"."status",
  "k"."headers",
  "k"."body"
from
  (
    select
      pg_try_advisory_xact_lock($1::bigint) as free
  ) as claim
  left join "idempotency_keys" as "k" on "k"."caller" = $2
  and "k"."key" = $3
  and "k"."created_at" > now() - interval '7 days';
