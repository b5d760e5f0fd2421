-- The SQL of context.gather. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- alert_name
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
      and "t"."action_timestamp" >= $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $3
      and "t"."action_timestamp" >= $4
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($5)
          and "t"."action_type" <> all ($6)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $7
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($8)
          and "t"."action_type" <> all ($9)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $10
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($11)
          and "t"."action_type" <> all ($12)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $13
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $14::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $15::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $16::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $17
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($18)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($19)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($20)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($21)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($22)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($23)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($24)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $25
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- cluster_name
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
      and "t"."action_timestamp" >= $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $3
      and "t"."action_timestamp" >= $4
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($5)
          and "t"."action_type" <> all ($6)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $7
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($8)
          and "t"."action_type" <> all ($9)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $10
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($11)
          and "t"."action_type" <> all ($12)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $13
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $14::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $15::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $16::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $17
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($18)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($19)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($20)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($21)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($22)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($23)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($24)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $25
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- namespace
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $1
      and "t"."action_timestamp" >= $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $3
      and "t"."action_timestamp" >= $4
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($5)
          and "t"."action_type" <> all ($6)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $7
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($8)
          and "t"."action_type" <> all ($9)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $10
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($11)
          and "t"."action_type" <> all ($12)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $13
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $14::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $15::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $16::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $17
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($18)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($19)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($20)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($21)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($22)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($23)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($24)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $25
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- kind
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $1
      and "t"."action_timestamp" >= $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $3
      and "t"."action_timestamp" >= $4
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($5)
          and "t"."action_type" <> all ($6)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $7
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($8)
          and "t"."action_type" <> all ($9)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $10
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($11)
          and "t"."action_type" <> all ($12)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $13
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $14::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $15::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $16::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $17
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($18)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($19)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($20)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($21)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($22)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($23)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($24)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $25
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- name
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $1
      and "t"."action_timestamp" >= $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $3
      and "t"."action_timestamp" >= $4
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($5)
          and "t"."action_type" <> all ($6)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $7
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($8)
          and "t"."action_type" <> all ($9)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $10
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($11)
          and "t"."action_type" <> all ($12)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $13
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $14::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $15::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $16::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $17
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($18)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($19)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($20)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($21)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($22)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($23)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($24)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $25
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- all
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
      and "t"."namespace" = $2
      and "t"."kind" = $3
      and "t"."name" = $4
      and "t"."alert_name" = $5
      and "t"."action_timestamp" >= $6
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $7
      and "t"."action_timestamp" >= $8
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($9)
          and "t"."action_type" <> all ($10)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $11
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($12)
          and "t"."action_type" <> all ($13)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $14
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($15)
          and "t"."action_type" <> all ($16)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $17
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $18::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $19::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $20::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $21
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($22)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($23)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($24)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($25)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($26)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($27)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($28)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $29
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- all, several values
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = any ($1)
      and "t"."namespace" = any ($2)
      and "t"."kind" = any ($3)
      and "t"."name" = any ($4)
      and "t"."alert_name" = any ($5)
      and "t"."action_timestamp" >= $6
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $7
      and "t"."action_timestamp" >= $8
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($9)
          and "t"."action_type" <> all ($10)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $11
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($12)
          and "t"."action_type" <> all ($13)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $14
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($15)
          and "t"."action_type" <> all ($16)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $17
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $18::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $19::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $20::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $21
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($22)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($23)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($24)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($25)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($26)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($27)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($28)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $29
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- several alerts
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = any ($1)
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = any ($2)
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($3)
          and "t"."action_type" <> all ($4)
          and (
            select
              count(*)
            from
              centre
          ) = 1
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($5)
          and "t"."action_type" <> all ($6)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($7)
          and "t"."action_type" <> all ($8)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $9::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $10::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $11::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $12
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($13)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($14)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($15)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($16)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($17)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($18)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($19)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $20
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- one scope
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
      and "t"."action_timestamp" >= $2
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      false
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($3)
          and "t"."action_type" <> all ($4)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $5
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($6)
          and "t"."action_type" <> all ($7)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $8
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($9)
          and "t"."action_type" <> all ($10)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and "t"."action_timestamp" >= $11
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $12::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $13::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $14::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $15
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($16)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($17)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($18)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($19)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($20)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($21)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($22)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $23
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";

-- one scope, of all time
with
  "settings" as materialized (
    select
      set_config('hnsw.iterative_scan', 'relaxed_order', true) as "iterative_scan",
      set_config('hnsw.ef_search', '100', true) as "ef_search"
  ),
  "narrow" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "wide" as materialized (
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      "t"."embedding" is not null as "embedded"
    from
      "resource_action_traces" as "t"
    where
      false
    order by
      "t"."action_timestamp" desc,
      "t"."id" desc
    limit
      5000
  ),
  "probe" as (
    select
      "id"
    from
      (
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              1 as "place"
            from
              "narrow"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
        union all
        select
          *
        from
          (
            select
              "id",
              "action_timestamp",
              2 as "place"
            from
              "wide"
            where
              "embedded" = true
            order by
              "action_timestamp" desc,
              "id" desc
            limit
              5
          ) as "newest"
      ) as "newest"
    group by
      "id",
      "action_timestamp"
    order by
      min("place"),
      "action_timestamp" desc,
      "id" desc
    limit
      5
  ),
  "centre" as materialized (
    select
      "t"."embedding_model" as "model",
      avg("t"."embedding") as "vector"
    from
      "probe"
      inner join "resource_action_traces" as "t" on "t"."id" = "probe"."id"
      inner join "settings" on true
    group by
      "t"."embedding_model"
    order by
      count(*) desc,
      "t"."embedding_model"
    limit
      1
  ),
  "few" as materialized (
    select
      count(*) as "count"
    from
      (
        select
          "t"."id"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($2)
          and "t"."action_type" <> all ($3)
          and (
            select
              count(*)
            from
              centre
          ) = 1
        limit
          2001
      ) as "comparable"
  ),
  "nearest" as (
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          "resource_action_traces" as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($4)
          and "t"."action_type" <> all ($5)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and (
            select
              count
            from
              few
          ) <= 2000
        order by
          "distance",
          "t"."id" desc
        limit
          50
      ) as "exact"
    union all
    select
      *
    from
      (
        select
          "t"."id",
          "t"."embedding" <=> (
            select
              vector
            from
              centre
          ) as "distance"
        from
          (
            select
              "t".*
            from
              (
                select
                  "e"."digest",
                  "e"."model",
                  "e"."embedding" <=> (
                    select
                      vector
                    from
                      centre
                  ) as "distance"
                from
                  "distinct_embeddings" as "e"
                where
                  "e"."model" = (
                    select
                      model
                    from
                      centre
                  )
                order by
                  "distance"
                limit
                  2000
              ) as "e"
              inner join lateral (
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
                  embedding_digest ("t"."embedding") = "e"."digest"
                  and "t"."embedding_model" = "e"."model"
                order by
                  "t"."id" desc
                limit
                  2000
              ) as "t" on true
            order by
              "e"."distance"
            limit
              10000
          ) as "t"
        where
          "t"."embedding" is not null
          and "t"."embedding_model" = (
            select
              model
            from
              centre
          )
          and "t"."execution_status" = any ($6)
          and "t"."action_type" <> all ($7)
          and (
            select
              count(*)
            from
              centre
          ) = 1
          and (
            select
              count
            from
              few
          ) > 2000
        limit
          50
      ) as "approximate"
  ),
  "evidence" as materialized (
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $8::text as "scope"
    from
      "narrow"
    union all
    select
      "id",
      "action_type",
      "execution_status",
      "execution_duration_ms",
      "action_timestamp",
      $9::text as "scope"
    from
      "wide"
    union all
    select
      "t"."id",
      "t"."action_type",
      "t"."execution_status",
      "t"."execution_duration_ms",
      "t"."action_timestamp",
      $10::text as "scope"
    from
      "nearest"
      inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
    where
      "nearest"."distance" <= $11
  ),
  "remedy" as (
    select
      *
    from
      "evidence"
    where
      "action_type" <> all ($12)
  ),
  "newest" as (
    select
      "scope",
      "id",
      row_number() over (
        partition by
          scope
        order by
          action_timestamp desc,
          id desc
      ) as "place"
    from
      "remedy"
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "scope",
          "action_type",
          count(*) filter (
            where
              execution_status = 'completed'
          ) as "succeeded",
          count(*) filter (
            where
              execution_status = 'failed'
          ) as "failed",
          count(*) filter (
            where
              execution_status = 'rolled-back'
          ) as "rolled_back",
          count(*) filter (
            where
              execution_status = any ($13)
          ) as "open",
          percentile_cont(0.5) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($14)
          ) as "median_duration_ms",
          percentile_cont(0.9) within group (
            order by
              execution_duration_ms
          ) filter (
            where
              not execution_status = any ($15)
          ) as "p90_duration_ms",
          to_char(
            max(action_timestamp) filter (
              where
                not execution_status = any ($16)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_used",
          to_char(
            max(action_timestamp) filter (
              where
                execution_status = 'completed'
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "last_succeeded",
          to_char(
            min(action_timestamp) filter (
              where
                execution_status = any ($17)
            ) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
          ) as "open_since",
          (
            array_agg(
              execution_status = 'completed'
              order by
                action_timestamp desc,
                id desc
            ) filter (
              where
                not execution_status = any ($18)
            )
          ) [1:20] as "latest"
        from
          "remedy"
        group by
          "scope",
          "action_type"
      ) as agg
  ) as "tallies",
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "t"."id",
          "newest"."scope",
          to_char("t"."action_timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "action_timestamp",
          "t"."alert_name",
          "t"."cluster_name",
          "r"."namespace",
          "r"."kind",
          "r"."name",
          "t"."action_type",
          "t"."execution_status",
          "t"."execution_duration_ms",
          left("t"."execution_error", 200) as "execution_error"
        from
          "newest"
          inner join "resource_action_traces" as "t" on "t"."id" = "newest"."id"
          inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
          inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
        where
          "newest"."place" <= $19
        order by
          "newest"."place"
      ) as agg
  ) as "recent",
  (
    select
      count(*) as "count"
    from
      "narrow"
  ) as "narrow",
  (
    select
      count(*) as "count"
    from
      "wide"
  ) as "wide",
  (
    select
      "count"
    from
      "few"
  ) as "comparable";
