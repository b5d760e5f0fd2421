-- The SQL of embeddings.vector-type. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  'vector'::regtype::oid::bigint as "oid";
