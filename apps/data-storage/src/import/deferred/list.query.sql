-- The SQL of import.deferred.list. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "name",
  "definition"
from
  "deferred_indexes"
order by
  "name";
