-- The SQL of aggregations.trend. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $13
      and "t"."action_timestamp" < $14
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($15::text, "bucket"."start", $16::text) <> bucket.start
        or date_trunc($17::text, bucket.start - interval '15 minutes', $18::text) = bucket.start
      )
      and date_trunc($19::text, "near"."at", $20::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- cluster_name
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- namespace
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- kind
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- name
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- environment
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- alert_severity
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- action_type
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- execution_status
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- alert_name
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- alert_fingerprint
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- workflow_id
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- q
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($16::text, "bucket"."start", $17::text) <> bucket.start
        or date_trunc($18::text, bucket.start - interval '15 minutes', $19::text) = bucket.start
      )
      and date_trunc($20::text, "near"."at", $21::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- from
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $13
      and "t"."action_timestamp" < $14
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($15::text, "bucket"."start", $16::text) <> bucket.start
        or date_trunc($17::text, bucket.start - interval '15 minutes', $18::text) = bucket.start
      )
      and date_trunc($19::text, "near"."at", $20::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- to
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $13
      and "t"."action_timestamp" < $14
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($15::text, "bucket"."start", $16::text) <> bucket.start
        or date_trunc($17::text, bucket.start - interval '15 minutes', $18::text) = bucket.start
      )
      and date_trunc($19::text, "near"."at", $20::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- all filters
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $13
      and "t"."namespace" = $14
      and "t"."kind" = $15
      and "t"."name" = $16
      and "t"."environment" = $17
      and "t"."alert_severity" = $18
      and "t"."action_type" = $19
      and "t"."execution_status" = $20
      and "t"."alert_name" = $21
      and "t"."alert_fingerprint" = $22
      and "t"."workflow_id" = $23
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $24
      and "t"."action_timestamp" >= $25
      and "t"."action_timestamp" < $26
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($27::text, "bucket"."start", $28::text) <> bucket.start
        or date_trunc($29::text, bucket.start - interval '15 minutes', $30::text) = bucket.start
      )
      and date_trunc($31::text, "near"."at", $32::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";

-- all filters, several values
with
  "bucket" as (
    select
      date_trunc($1::text, "moment"."at", $2::text) as "start"
    from
      generate_series($3::timestamptz, $4::timestamptz - interval '1 microsecond', $5::interval) as moment (at)
    union
    select
      date_trunc($6::text, $7::timestamptz - interval '1 microsecond', $8::text) as "start"
    where
      $9::timestamptz < $10::timestamptz
  ),
  "counted" as (
    select
      date_trunc($11::text, "t"."action_timestamp", $12::text) as "start",
      count(*) as "total",
      count(*) filter (
        where
          "t"."execution_status" = 'completed'
      ) as "completed",
      count(*) filter (
        where
          "t"."execution_status" = 'failed'
      ) as "failed",
      count(*) filter (
        where
          "t"."execution_status" = 'rolled-back'
      ) as "rolled_back"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = any ($13)
      and "t"."namespace" = any ($14)
      and "t"."kind" = any ($15)
      and "t"."name" = any ($16)
      and "t"."environment" = any ($17)
      and "t"."alert_severity" = any ($18)
      and "t"."action_type" = any ($19)
      and "t"."execution_status" = any ($20)
      and "t"."alert_name" = any ($21)
      and "t"."alert_fingerprint" = any ($22)
      and "t"."workflow_id" = any ($23)
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $24
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $25
      and "t"."action_timestamp" >= $26
      and "t"."action_timestamp" < $27
    group by
      1
  )
select
  greatest(coalesce(first.at, bucket.start), timestamptz '0001-01-01 00:00:00Z') as "start",
  coalesce("counted"."total", 0) as "total",
  coalesce("counted"."completed", 0) as "completed",
  coalesce("counted"."failed", 0) as "failed",
  coalesce("counted"."rolled_back", 0) as "rolled_back"
from
  "bucket"
  left join "counted" on "counted"."start" = "bucket"."start"
  left join lateral (
    select
      min("near"."at") as "at"
    from
      generate_series(
        bucket.start - interval '3 hours',
        bucket.start + interval '3 hours',
        interval '15 minutes'
      ) as near (at)
    where
      (
        date_trunc($28::text, "bucket"."start", $29::text) <> bucket.start
        or date_trunc($30::text, bucket.start - interval '15 minutes', $31::text) = bucket.start
      )
      and date_trunc($32::text, "near"."at", $33::text) = bucket.start
  ) as "first" on true
order by
  "bucket"."start";
