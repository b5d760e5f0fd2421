-- The SQL of embeddings.claimed. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- without a vector
select
  count(*) as "rows",
  extract(
    epoch
    from
      min(c.claimed_until) - now()
  )::float8 as "seconds"
from
  "embedding_claims" as "c"
  inner join "resource_action_traces" as "t" on "t"."id" = "c"."trace_id"
where
  c.claimed_until > now()
  and c.claimed_until <= now() + make_interval(secs => $1::float8)
  and "t"."embedding" is null;

-- of another model
select
  count(*) as "rows",
  extract(
    epoch
    from
      min(c.claimed_until) - now()
  )::float8 as "seconds"
from
  "embedding_claims" as "c"
  inner join "resource_action_traces" as "t" on "t"."id" = "c"."trace_id"
where
  c.claimed_until > now()
  and c.claimed_until <= now() + make_interval(secs => $1::float8)
  and t.embedding_model = any ($2::text[]);
