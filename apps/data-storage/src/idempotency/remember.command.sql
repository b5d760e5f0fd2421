-- The SQL of idempotency.remember. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
insert into
  "idempotency_keys" ("caller", "key", "fingerprint", "status", "headers", "body")
values
  ($1, $2, $3, $4, $5, $6)
on conflict ("caller", "key") do update
set
  "fingerprint" = "excluded"."fingerprint",
  "status" = "excluded"."status",
  "headers" = "excluded"."headers",
  "body" = "excluded"."body",
  "created_at" = "excluded"."created_at"
where
  "idempotency_keys"."created_at" <= now() - interval '7 days'
returning
  "key";
