-- The SQL of import.draw-ids. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  nextval('resource_action_traces_id_seq') as "id"
from
  generate_series(1, $1::integer) as "n";
