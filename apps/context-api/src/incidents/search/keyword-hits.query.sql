-- The SQL of incidents.search.keywords. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."embedding" is not null
              and "t"."embedding_model" = $2
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $3
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."embedding" is not null
              and "t"."embedding_model" = $4
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $5
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."embedding" is not null
                  and "t"."embedding_model" = $7
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."embedding" is not null
                  and "t"."embedding_model" = $9
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $10
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."embedding" is not null
                  and "t"."embedding_model" = $11
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $12
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
  "t"."embedding" <=> $13 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- cluster_name
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."cluster_name" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."cluster_name" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- namespace
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."namespace" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."namespace" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."namespace" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."namespace" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."namespace" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- kind
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."kind" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."kind" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."kind" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."kind" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."kind" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- name
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."name" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."name" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."name" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."name" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."name" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- environment
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."environment" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."environment" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."environment" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."environment" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."environment" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- alert_severity
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."alert_severity" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."alert_severity" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_severity" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_severity" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_severity" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- action_type
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."action_type" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."action_type" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_type" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_type" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_type" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- execution_status
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."execution_status" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."execution_status" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."execution_status" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."execution_status" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."execution_status" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- alert_name
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."alert_name" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."alert_name" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_name" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_name" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_name" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- alert_fingerprint
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."alert_fingerprint" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."alert_fingerprint" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_fingerprint" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_fingerprint" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."alert_fingerprint" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- workflow_id
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."workflow_id" = $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."workflow_id" = $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."workflow_id" = $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."workflow_id" = $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."workflow_id" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- q
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- from
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."action_timestamp" >= $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."action_timestamp" >= $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_timestamp" >= $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_timestamp" >= $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_timestamp" >= $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- to
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."action_timestamp" < $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."action_timestamp" < $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_timestamp" < $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_timestamp" < $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."action_timestamp" < $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- all filters
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."cluster_name" = $2
              and "t"."namespace" = $3
              and "t"."kind" = $4
              and "t"."name" = $5
              and "t"."environment" = $6
              and "t"."alert_severity" = $7
              and "t"."action_type" = $8
              and "t"."execution_status" = $9
              and "t"."alert_name" = $10
              and "t"."alert_fingerprint" = $11
              and "t"."workflow_id" = $12
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $13
              and "t"."action_timestamp" >= $14
              and "t"."action_timestamp" < $15
              and "t"."embedding" is not null
              and "t"."embedding_model" = $16
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $17
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."cluster_name" = $18
              and "t"."namespace" = $19
              and "t"."kind" = $20
              and "t"."name" = $21
              and "t"."environment" = $22
              and "t"."alert_severity" = $23
              and "t"."action_type" = $24
              and "t"."execution_status" = $25
              and "t"."alert_name" = $26
              and "t"."alert_fingerprint" = $27
              and "t"."workflow_id" = $28
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $29
              and "t"."action_timestamp" >= $30
              and "t"."action_timestamp" < $31
              and "t"."embedding" is not null
              and "t"."embedding_model" = $32
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $33
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $34
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = $35
                  and "t"."namespace" = $36
                  and "t"."kind" = $37
                  and "t"."name" = $38
                  and "t"."environment" = $39
                  and "t"."alert_severity" = $40
                  and "t"."action_type" = $41
                  and "t"."execution_status" = $42
                  and "t"."alert_name" = $43
                  and "t"."alert_fingerprint" = $44
                  and "t"."workflow_id" = $45
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $46
                  and "t"."action_timestamp" >= $47
                  and "t"."action_timestamp" < $48
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $49
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $50
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = $51
                  and "t"."namespace" = $52
                  and "t"."kind" = $53
                  and "t"."name" = $54
                  and "t"."environment" = $55
                  and "t"."alert_severity" = $56
                  and "t"."action_type" = $57
                  and "t"."execution_status" = $58
                  and "t"."alert_name" = $59
                  and "t"."alert_fingerprint" = $60
                  and "t"."workflow_id" = $61
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $62
                  and "t"."action_timestamp" >= $63
                  and "t"."action_timestamp" < $64
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $65
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $66
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = $67
                  and "t"."namespace" = $68
                  and "t"."kind" = $69
                  and "t"."name" = $70
                  and "t"."environment" = $71
                  and "t"."alert_severity" = $72
                  and "t"."action_type" = $73
                  and "t"."execution_status" = $74
                  and "t"."alert_name" = $75
                  and "t"."alert_fingerprint" = $76
                  and "t"."workflow_id" = $77
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $78
                  and "t"."action_timestamp" >= $79
                  and "t"."action_timestamp" < $80
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $81
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $82
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
  "t"."embedding" <=> $83 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- all filters, several values
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."cluster_name" = any ($2)
              and "t"."namespace" = any ($3)
              and "t"."kind" = any ($4)
              and "t"."name" = any ($5)
              and "t"."environment" = any ($6)
              and "t"."alert_severity" = any ($7)
              and "t"."action_type" = any ($8)
              and "t"."execution_status" = any ($9)
              and "t"."alert_name" = any ($10)
              and "t"."alert_fingerprint" = any ($11)
              and "t"."workflow_id" = any ($12)
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $13
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $14
              and "t"."action_timestamp" >= $15
              and "t"."action_timestamp" < $16
              and "t"."embedding" is not null
              and "t"."embedding_model" = $17
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $18
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."cluster_name" = any ($19)
              and "t"."namespace" = any ($20)
              and "t"."kind" = any ($21)
              and "t"."name" = any ($22)
              and "t"."environment" = any ($23)
              and "t"."alert_severity" = any ($24)
              and "t"."action_type" = any ($25)
              and "t"."execution_status" = any ($26)
              and "t"."alert_name" = any ($27)
              and "t"."alert_fingerprint" = any ($28)
              and "t"."workflow_id" = any ($29)
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $30
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $31
              and "t"."action_timestamp" >= $32
              and "t"."action_timestamp" < $33
              and "t"."embedding" is not null
              and "t"."embedding_model" = $34
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $35
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $36
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = any ($37)
                  and "t"."namespace" = any ($38)
                  and "t"."kind" = any ($39)
                  and "t"."name" = any ($40)
                  and "t"."environment" = any ($41)
                  and "t"."alert_severity" = any ($42)
                  and "t"."action_type" = any ($43)
                  and "t"."execution_status" = any ($44)
                  and "t"."alert_name" = any ($45)
                  and "t"."alert_fingerprint" = any ($46)
                  and "t"."workflow_id" = any ($47)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $48
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $49
                  and "t"."action_timestamp" >= $50
                  and "t"."action_timestamp" < $51
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $52
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $53
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = any ($54)
                  and "t"."namespace" = any ($55)
                  and "t"."kind" = any ($56)
                  and "t"."name" = any ($57)
                  and "t"."environment" = any ($58)
                  and "t"."alert_severity" = any ($59)
                  and "t"."action_type" = any ($60)
                  and "t"."execution_status" = any ($61)
                  and "t"."alert_name" = any ($62)
                  and "t"."alert_fingerprint" = any ($63)
                  and "t"."workflow_id" = any ($64)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $65
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $66
                  and "t"."action_timestamp" >= $67
                  and "t"."action_timestamp" < $68
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $69
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $70
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."cluster_name" = any ($71)
                  and "t"."namespace" = any ($72)
                  and "t"."kind" = any ($73)
                  and "t"."name" = any ($74)
                  and "t"."environment" = any ($75)
                  and "t"."alert_severity" = any ($76)
                  and "t"."action_type" = any ($77)
                  and "t"."execution_status" = any ($78)
                  and "t"."alert_name" = any ($79)
                  and "t"."alert_fingerprint" = any ($80)
                  and "t"."workflow_id" = any ($81)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $82
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $83
                  and "t"."action_timestamp" >= $84
                  and "t"."action_timestamp" < $85
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $86
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $87
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
  "t"."embedding" <=> $88 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";

-- without an incident
with
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
          unnest($1::text[]) as named (name)
          inner join lateral (
            select
              "t"."id"
            from
              "resource_action_traces" as "t"
            where
              "t"."id" <> $2
              and "t"."embedding" is not null
              and "t"."embedding_model" = $3
              and lower(t.alert_name) = lower(named.name)
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $4
          ) as "of_alert" on true
        union all
        select
          "with_phrase"."id",
          "with_phrase"."term"
        from
          (
            select
              "t"."id",
              2::int as "term"
            from
              "resource_action_traces" as "t"
            where
              "t"."id" <> $5
              and "t"."embedding" is not null
              and "t"."embedding_model" = $6
              and (
                t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
              ) ilike $7
            order by
              "t"."action_timestamp" desc,
              "t"."id" desc
            limit
              $8
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."id" <> $9
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $10
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $11
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."id" <> $12
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $13
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $14
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
                  "t"."id"
                from
                  "resource_action_traces" as "t"
                where
                  "t"."id" <> $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
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
  "t"."embedding" <=> $18 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";
