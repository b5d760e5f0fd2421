-- The SQL of embeddings.announce-model. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
insert into
  "embedding_models" ("model", "dimensions", "used_since", "used_until")
values
  ($1, $2, now(), now() + make_interval(secs => $3::float8))
on conflict ("model") do update
set
  "used_since" = case
    when embedding_models.used_until > now() then embedding_models.used_since
    else now()
  end,
  "used_until" = "excluded"."used_until";
