-- The SQL of cloudevents.find. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
select
  "action_trace_id"
from
  "cloud_events"
where
  "key" = $1;
