-- The SQL of import.deferred.forget. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
delete from "deferred_indexes"
where
  "name" = $1;
