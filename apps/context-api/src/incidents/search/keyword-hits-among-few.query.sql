-- The SQL of incidents.search.keywords-among-few. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."embedding" is not null
      and "t"."embedding_model" = $1
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($2::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $3
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($4)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $5
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($6)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $9 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- cluster_name
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- namespace
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- kind
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- name
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- environment
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- alert_severity
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- action_type
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- execution_status
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- alert_name
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- alert_fingerprint
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- workflow_id
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- q
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- from
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- to
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- all filters
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
      and "t"."namespace" = $2
      and "t"."kind" = $3
      and "t"."name" = $4
      and "t"."environment" = $5
      and "t"."alert_severity" = $6
      and "t"."action_type" = $7
      and "t"."execution_status" = $8
      and "t"."alert_name" = $9
      and "t"."alert_fingerprint" = $10
      and "t"."workflow_id" = $11
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $12
      and "t"."action_timestamp" >= $13
      and "t"."action_timestamp" < $14
      and "t"."embedding" is not null
      and "t"."embedding_model" = $15
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($16::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $17
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($18)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $19
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($20)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($21)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($22)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $23 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- all filters, several values
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = any ($1)
      and "t"."namespace" = any ($2)
      and "t"."kind" = any ($3)
      and "t"."name" = any ($4)
      and "t"."environment" = any ($5)
      and "t"."alert_severity" = any ($6)
      and "t"."action_type" = any ($7)
      and "t"."execution_status" = any ($8)
      and "t"."alert_name" = any ($9)
      and "t"."alert_fingerprint" = any ($10)
      and "t"."workflow_id" = any ($11)
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $12
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $13
      and "t"."action_timestamp" >= $14
      and "t"."action_timestamp" < $15
      and "t"."embedding" is not null
      and "t"."embedding_model" = $16
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($17::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $18
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($19)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $20
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($21)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($22)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($23)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $24 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;

-- without an incident
with
  "candidate" as materialized (
    select
      "t"."id",
      "t"."action_timestamp",
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text",
      lower(t.alert_name) as "alert"
    from
      "resource_action_traces" as "t"
    where
      "t"."id" <> $1
      and "t"."embedding" is not null
      and "t"."embedding_model" = $2
  ),
  "hit" as materialized (
    select
      "each"."id",
      bit_or(each.term) as "terms"
    from
      (
        select
          "of_alert"."id",
          1::int as "term"
        from
          (
            select
              "id"
            from
              (
                select
                  "c"."id",
                  row_number() over (
                    partition by
                      c.alert
                    order by
                      c.action_timestamp desc,
                      c.id desc
                  ) as "place"
                from
                  candidate as c
                where
                  c.alert = any (
                    select
                      lower(named.name)
                    from
                      unnest($3::text[]) as named (name)
                  )
              ) as "named"
            where
              "place" <= $4
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              "c"."id"
            from
              candidate as c
            where
              c.text like lower($5)
            order by
              "c"."action_timestamp" desc,
              "c"."id" desc
            limit
              $6
          ) as "with_phrase"
        union all
        select
          "word"."id",
          4::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($7)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          8::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($8)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
        union all
        select
          "word"."id",
          16::int as "term"
        from
          (
            select
              "found"."id",
              count(*) over () as "frequency"
            from
              (
                select
                  "c"."id"
                from
                  candidate as c
                where
                  c.text like lower($9)
                limit
                  21
              ) as "found"
          ) as "word"
        where
          "word"."frequency" <= 20
      ) as "each"
    group by
      "each"."id"
  )
select
  "t"."id",
  "t"."action_id",
  "t"."action_history_id",
  "t"."alert_name",
  "t"."alert_fingerprint",
  "t"."alert_severity",
  "t"."alert_summary",
  "t"."cluster_name",
  "t"."environment",
  "r"."namespace",
  "r"."kind",
  "r"."name",
  "h"."workflow_id",
  "t"."action_type",
  "t"."action_timestamp",
  "t"."action_parameters",
  "t"."execution_status",
  "t"."execution_start_time",
  "t"."execution_end_time",
  "t"."execution_duration_ms",
  "t"."execution_error",
  "t"."embedding_model",
  "t"."created_at",
  "t"."updated_at",
  "t"."embedding" <=> $10 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;
