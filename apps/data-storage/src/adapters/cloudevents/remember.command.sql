-- The SQL of cloudevents.remember. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
insert into
  "cloud_events" ("key", "action_trace_id")
values
  ($1, $2)
on conflict ("key") do nothing
returning
  "key";
