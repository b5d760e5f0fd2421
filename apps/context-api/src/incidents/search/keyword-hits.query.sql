-- The SQL of incidents.search.keywords. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($6) collate "C")
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
                      $8::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($9) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $10
                    limit
                      5000
                  ) as "t"
                where
                  "t"."embedding" is not null
                  and "t"."embedding_model" = $11
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $12
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
                      $13::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($14) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $15
                    limit
                      5000
                  ) as "t"
                where
                  "t"."embedding" is not null
                  and "t"."embedding_model" = $16
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
                      $17::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($18) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $19
                    limit
                      5000
                  ) as "t"
                where
                  "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."embedding" is not null
                  and "t"."embedding_model" = $24
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
  "t"."embedding" <=> $25 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."namespace" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."namespace" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."namespace" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."namespace" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."kind" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."kind" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."kind" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."kind" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."name" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."name" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."name" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."name" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."environment" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."environment" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."environment" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."environment" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_severity" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_severity" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_severity" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_severity" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_type" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_type" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_type" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_type" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."execution_status" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."execution_status" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."execution_status" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."execution_status" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_name" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_name" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_name" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_name" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_fingerprint" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_fingerprint" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_fingerprint" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."alert_fingerprint" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."workflow_id" = $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."workflow_id" = $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."workflow_id" = $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."workflow_id" = $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" >= $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" >= $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" >= $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" >= $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" < $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" < $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" < $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."action_timestamp" < $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($34) collate "C")
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
                      $36::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($37) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $38
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $39
                  and "t"."namespace" = $40
                  and "t"."kind" = $41
                  and "t"."name" = $42
                  and "t"."environment" = $43
                  and "t"."alert_severity" = $44
                  and "t"."action_type" = $45
                  and "t"."execution_status" = $46
                  and "t"."alert_name" = $47
                  and "t"."alert_fingerprint" = $48
                  and "t"."workflow_id" = $49
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $50
                  and "t"."action_timestamp" >= $51
                  and "t"."action_timestamp" < $52
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $53
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $54
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
                      $55::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($56) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $57
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $58
                  and "t"."namespace" = $59
                  and "t"."kind" = $60
                  and "t"."name" = $61
                  and "t"."environment" = $62
                  and "t"."alert_severity" = $63
                  and "t"."action_type" = $64
                  and "t"."execution_status" = $65
                  and "t"."alert_name" = $66
                  and "t"."alert_fingerprint" = $67
                  and "t"."workflow_id" = $68
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $69
                  and "t"."action_timestamp" >= $70
                  and "t"."action_timestamp" < $71
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $72
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
                      $73::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($74) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $75
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $76
                  and "t"."namespace" = $77
                  and "t"."kind" = $78
                  and "t"."name" = $79
                  and "t"."environment" = $80
                  and "t"."alert_severity" = $81
                  and "t"."action_type" = $82
                  and "t"."execution_status" = $83
                  and "t"."alert_name" = $84
                  and "t"."alert_fingerprint" = $85
                  and "t"."workflow_id" = $86
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $87
                  and "t"."action_timestamp" >= $88
                  and "t"."action_timestamp" < $89
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $90
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
                      $91::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($92) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $93
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = $94
                  and "t"."namespace" = $95
                  and "t"."kind" = $96
                  and "t"."name" = $97
                  and "t"."environment" = $98
                  and "t"."alert_severity" = $99
                  and "t"."action_type" = $100
                  and "t"."execution_status" = $101
                  and "t"."alert_name" = $102
                  and "t"."alert_fingerprint" = $103
                  and "t"."workflow_id" = $104
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $105
                  and "t"."action_timestamp" >= $106
                  and "t"."action_timestamp" < $107
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $108
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
  "t"."embedding" <=> $109 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($36) collate "C")
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
                      $38::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($39) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $40
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = any ($41)
                  and "t"."namespace" = any ($42)
                  and "t"."kind" = any ($43)
                  and "t"."name" = any ($44)
                  and "t"."environment" = any ($45)
                  and "t"."alert_severity" = any ($46)
                  and "t"."action_type" = any ($47)
                  and "t"."execution_status" = any ($48)
                  and "t"."alert_name" = any ($49)
                  and "t"."alert_fingerprint" = any ($50)
                  and "t"."workflow_id" = any ($51)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $52
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $53
                  and "t"."action_timestamp" >= $54
                  and "t"."action_timestamp" < $55
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $56
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $57
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
                      $58::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($59) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $60
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = any ($61)
                  and "t"."namespace" = any ($62)
                  and "t"."kind" = any ($63)
                  and "t"."name" = any ($64)
                  and "t"."environment" = any ($65)
                  and "t"."alert_severity" = any ($66)
                  and "t"."action_type" = any ($67)
                  and "t"."execution_status" = any ($68)
                  and "t"."alert_name" = any ($69)
                  and "t"."alert_fingerprint" = any ($70)
                  and "t"."workflow_id" = any ($71)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $72
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $73
                  and "t"."action_timestamp" >= $74
                  and "t"."action_timestamp" < $75
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $76
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
                      $77::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($78) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $79
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = any ($80)
                  and "t"."namespace" = any ($81)
                  and "t"."kind" = any ($82)
                  and "t"."name" = any ($83)
                  and "t"."environment" = any ($84)
                  and "t"."alert_severity" = any ($85)
                  and "t"."action_type" = any ($86)
                  and "t"."execution_status" = any ($87)
                  and "t"."alert_name" = any ($88)
                  and "t"."alert_fingerprint" = any ($89)
                  and "t"."workflow_id" = any ($90)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $91
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $92
                  and "t"."action_timestamp" >= $93
                  and "t"."action_timestamp" < $94
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $95
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
                      $96::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($97) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $98
                    limit
                      5000
                  ) as "t"
                where
                  "t"."cluster_name" = any ($99)
                  and "t"."namespace" = any ($100)
                  and "t"."kind" = any ($101)
                  and "t"."name" = any ($102)
                  and "t"."environment" = any ($103)
                  and "t"."alert_severity" = any ($104)
                  and "t"."action_type" = any ($105)
                  and "t"."execution_status" = any ($106)
                  and "t"."alert_name" = any ($107)
                  and "t"."alert_fingerprint" = any ($108)
                  and "t"."workflow_id" = any ($109)
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $110
                  and (
                    t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                  ) ilike $111
                  and "t"."action_timestamp" >= $112
                  and "t"."action_timestamp" < $113
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $114
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
  "t"."embedding" <=> $115 as "distance",
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
  "lately" as materialized (
    select
      lower(
        (
          t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
        ) collate "C"
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
                      lately.text like lower(($8) collate "C")
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
                      $10::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($11) collate "C")
                      ) >= 3
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $12
                    limit
                      5000
                  ) as "t"
                where
                  "t"."id" <> $13
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $14
                order by
                  "t"."action_timestamp" desc,
                  "t"."id" desc
                limit
                  $15
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
                      $16::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($17) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $18
                    limit
                      5000
                  ) as "t"
                where
                  "t"."id" <> $19
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $20
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
                      $21::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($22) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $23
                    limit
                      5000
                  ) as "t"
                where
                  "t"."id" <> $24
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $25
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
                      $26::text is not null
                      and not (
                        select
                          count(*)
                        from
                          lately
                        where
                          lately.text like lower(($27) collate "C")
                      ) >= 21
                      and (
                        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
                      ) ilike $28
                    limit
                      5000
                  ) as "t"
                where
                  "t"."id" <> $29
                  and "t"."embedding" is not null
                  and "t"."embedding_model" = $30
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
  "t"."embedding" <=> $31 as "distance",
  "hit"."terms"
from
  "hit"
  inner join "resource_action_traces" as "t" on "t"."id" = "hit"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "distance",
  "t"."id" desc;
