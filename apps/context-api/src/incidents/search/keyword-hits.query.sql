-- The SQL of incidents.search.keywords. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."embedding" is not null
                  and "t"."embedding_model" = $2
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $3
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."embedding" is not null
                      and "t"."embedding_model" = $4
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $5
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($6)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $7
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."embedding" is not null
                      and "t"."embedding_model" = $8
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $9
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($10)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $11
              ) as "infrequent"
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
                  and "t"."embedding_model" = $12
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $13
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($14)
                  ) >= 21
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
                  and "t"."embedding_model" = $15
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $16
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($17)
                  ) >= 21
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
                  and "t"."embedding_model" = $18
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $19
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($20)
                  ) >= 21
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
  "t"."embedding" <=> $21 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."cluster_name" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."cluster_name" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."cluster_name" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."cluster_name" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."cluster_name" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."namespace" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."namespace" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."namespace" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."namespace" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."namespace" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."namespace" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."kind" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."kind" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."kind" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."kind" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."kind" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."kind" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."name" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."name" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."name" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."name" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."name" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."name" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."environment" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."environment" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."environment" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."environment" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."environment" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."environment" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_severity" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."alert_severity" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."alert_severity" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."alert_severity" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."alert_severity" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."alert_severity" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_type" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."action_type" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."action_type" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."action_type" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."action_type" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."action_type" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."execution_status" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."execution_status" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."execution_status" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."execution_status" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."execution_status" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."execution_status" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_name" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."alert_name" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."alert_name" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."alert_name" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."alert_name" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."alert_name" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_fingerprint" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."alert_fingerprint" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."alert_fingerprint" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."alert_fingerprint" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."alert_fingerprint" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."alert_fingerprint" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."workflow_id" = $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."workflow_id" = $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."workflow_id" = $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."workflow_id" = $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."workflow_id" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."workflow_id" = $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  ) ilike $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  ) ilike $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  ) ilike $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" >= $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."action_timestamp" >= $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."action_timestamp" >= $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."action_timestamp" >= $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."action_timestamp" >= $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."action_timestamp" >= $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" < $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."action_timestamp" < $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."action_timestamp" < $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."action_timestamp" < $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."action_timestamp" < $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."action_timestamp" < $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
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
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $17
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
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
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $33
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($34)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $35
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."cluster_name" = $36
                      and "t"."namespace" = $37
                      and "t"."kind" = $38
                      and "t"."name" = $39
                      and "t"."environment" = $40
                      and "t"."alert_severity" = $41
                      and "t"."action_type" = $42
                      and "t"."execution_status" = $43
                      and "t"."alert_name" = $44
                      and "t"."alert_fingerprint" = $45
                      and "t"."workflow_id" = $46
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $47
                      and "t"."action_timestamp" >= $48
                      and "t"."action_timestamp" < $49
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $50
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $51
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($52)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $53
              ) as "infrequent"
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
                  "t"."cluster_name" = $54
                  and "t"."namespace" = $55
                  and "t"."kind" = $56
                  and "t"."name" = $57
                  and "t"."environment" = $58
                  and "t"."alert_severity" = $59
                  and "t"."action_type" = $60
                  and "t"."execution_status" = $61
                  and "t"."alert_name" = $62
                  and "t"."alert_fingerprint" = $63
                  and "t"."workflow_id" = $64
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $65
                  and "t"."action_timestamp" >= $66
                  and "t"."action_timestamp" < $67
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $68
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $69
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($70)
                  ) >= 21
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
                  "t"."cluster_name" = $71
                  and "t"."namespace" = $72
                  and "t"."kind" = $73
                  and "t"."name" = $74
                  and "t"."environment" = $75
                  and "t"."alert_severity" = $76
                  and "t"."action_type" = $77
                  and "t"."execution_status" = $78
                  and "t"."alert_name" = $79
                  and "t"."alert_fingerprint" = $80
                  and "t"."workflow_id" = $81
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $82
                  and "t"."action_timestamp" >= $83
                  and "t"."action_timestamp" < $84
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $85
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $86
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($87)
                  ) >= 21
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
                  "t"."cluster_name" = $88
                  and "t"."namespace" = $89
                  and "t"."kind" = $90
                  and "t"."name" = $91
                  and "t"."environment" = $92
                  and "t"."alert_severity" = $93
                  and "t"."action_type" = $94
                  and "t"."execution_status" = $95
                  and "t"."alert_name" = $96
                  and "t"."alert_fingerprint" = $97
                  and "t"."workflow_id" = $98
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $99
                  and "t"."action_timestamp" >= $100
                  and "t"."action_timestamp" < $101
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $102
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $103
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($104)
                  ) >= 21
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
  "t"."embedding" <=> $105 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
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
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $18
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
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
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $35
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($36)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $37
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."cluster_name" = any ($38)
                      and "t"."namespace" = any ($39)
                      and "t"."kind" = any ($40)
                      and "t"."name" = any ($41)
                      and "t"."environment" = any ($42)
                      and "t"."alert_severity" = any ($43)
                      and "t"."action_type" = any ($44)
                      and "t"."execution_status" = any ($45)
                      and "t"."alert_name" = any ($46)
                      and "t"."alert_fingerprint" = any ($47)
                      and "t"."workflow_id" = any ($48)
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $49
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $50
                      and "t"."action_timestamp" >= $51
                      and "t"."action_timestamp" < $52
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $53
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $54
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($55)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $56
              ) as "infrequent"
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
                  "t"."cluster_name" = any ($57)
                  and "t"."namespace" = any ($58)
                  and "t"."kind" = any ($59)
                  and "t"."name" = any ($60)
                  and "t"."environment" = any ($61)
                  and "t"."alert_severity" = any ($62)
                  and "t"."action_type" = any ($63)
                  and "t"."execution_status" = any ($64)
                  and "t"."alert_name" = any ($65)
                  and "t"."alert_fingerprint" = any ($66)
                  and "t"."workflow_id" = any ($67)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $68
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $69
                  and "t"."action_timestamp" >= $70
                  and "t"."action_timestamp" < $71
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $72
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $73
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($74)
                  ) >= 21
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
                  "t"."cluster_name" = any ($75)
                  and "t"."namespace" = any ($76)
                  and "t"."kind" = any ($77)
                  and "t"."name" = any ($78)
                  and "t"."environment" = any ($79)
                  and "t"."alert_severity" = any ($80)
                  and "t"."action_type" = any ($81)
                  and "t"."execution_status" = any ($82)
                  and "t"."alert_name" = any ($83)
                  and "t"."alert_fingerprint" = any ($84)
                  and "t"."workflow_id" = any ($85)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $86
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $87
                  and "t"."action_timestamp" >= $88
                  and "t"."action_timestamp" < $89
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $90
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $91
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($92)
                  ) >= 21
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
                  "t"."cluster_name" = any ($93)
                  and "t"."namespace" = any ($94)
                  and "t"."kind" = any ($95)
                  and "t"."name" = any ($96)
                  and "t"."environment" = any ($97)
                  and "t"."alert_severity" = any ($98)
                  and "t"."action_type" = any ($99)
                  and "t"."execution_status" = any ($100)
                  and "t"."alert_name" = any ($101)
                  and "t"."alert_fingerprint" = any ($102)
                  and "t"."workflow_id" = any ($103)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $104
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $105
                  and "t"."action_timestamp" >= $106
                  and "t"."action_timestamp" < $107
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $108
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $109
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($110)
                  ) >= 21
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
  "t"."embedding" <=> $111 as "distance",
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
  "lately" as materialized (
    select
      lower(
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) as "text"
    from
      (
        select
          "t"."id",
          "t"."action_timestamp",
          "t"."cluster_name",
          "t"."namespace",
          "t"."kind",
          "t"."name",
          "t"."environment",
          "t"."alert_severity",
          "t"."action_type",
          "t"."execution_status",
          "t"."alert_name",
          "t"."alert_fingerprint",
          "t"."workflow_id",
          "t"."alert_summary",
          "t"."execution_error",
          "t"."embedding",
          "t"."embedding_model"
        from
          "resource_action_traces" as "t"
        order by
          "t"."action_timestamp" desc,
          "t"."id" desc
        limit
          3000
      ) as "t"
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
              "of_alert"."id"
            from
              unnest($1::text[]) as named (name)
              inner join lateral (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      lower(t.alert_name) = lower(named.name)
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  "t"."id" <> $2
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $4
              ) as "of_alert" on true
          ) as "of_alert"
        union all
        select
          "with_phrase"."id",
          2::int as "term"
        from
          (
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp",
                      "t"."cluster_name",
                      "t"."namespace",
                      "t"."kind",
                      "t"."name",
                      "t"."environment",
                      "t"."alert_severity",
                      "t"."action_type",
                      "t"."execution_status",
                      "t"."alert_name",
                      "t"."alert_fingerprint",
                      "t"."workflow_id",
                      "t"."alert_summary",
                      "t"."execution_error",
                      "t"."embedding",
                      "t"."embedding_model"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."id" <> $5
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $6
                    order by
                      "t"."action_timestamp" desc,
                      "t"."id" desc
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $7
                  and (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($8)
                  ) >= 3
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $9
              ) as "frequent"
            union all
            select
              *
            from
              (
                select
                  "t"."id"
                from
                  (
                    select
                      "t"."id",
                      "t"."action_timestamp"
                    from
                      "resource_action_traces" as "t"
                    where
                      "t"."id" <> $10
                      and "t"."embedding" is not null
                      and "t"."embedding_model" = $11
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower($13)
                      ) >= 3
                    offset
                      0
                  ) as "t"
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $14
              ) as "infrequent"
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
                  "t"."id" <> $15
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $16
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $17
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($18)
                  ) >= 21
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
                  "t"."id" <> $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $21
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($22)
                  ) >= 21
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
                  "t"."id" <> $23
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $24
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $25
                  and not (
                    select
                      count(*)
                    from
                      lately
                    where
                      lately.text like lower($26)
                  ) >= 21
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
  "t"."embedding" <=> $27 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id";
