-- The SQL of cloudevents.tell-start. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
update "resource_action_traces" as "t"
set
  "execution_start_time" = $1::timestamptz,
  "execution_duration_ms" = coalesce(
    "t"."execution_duration_ms",
    floor(
      extract(
        epoch
        from
          "t"."execution_end_time" - $2::timestamptz
      ) * 1000
    )::bigint
  ),
  "updated_at" = now()
where
  "t"."id" = $3
  and "t"."execution_status" != $4
  and "t"."execution_start_time" is null
  and (
    "t"."execution_end_time" is null
    or "t"."execution_end_time" >= $5::timestamptz
  )
returning
  "t"."id";
