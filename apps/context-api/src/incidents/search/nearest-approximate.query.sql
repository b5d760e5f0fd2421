-- The SQL of incidents.search.hnsw. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      and "t"."embedding_model" = $4
    limit
      $5
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- cluster_name
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."cluster_name" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- namespace
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."namespace" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- kind
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."kind" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- name
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."name" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- environment
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."environment" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- alert_severity
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."alert_severity" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- action_type
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."action_type" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- execution_status
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."execution_status" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- alert_name
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."alert_name" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- alert_fingerprint
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."alert_fingerprint" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- workflow_id
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."workflow_id" = $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- q
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- from
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."action_timestamp" >= $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- to
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."action_timestamp" < $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- all filters
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."cluster_name" = $4
      and "t"."namespace" = $5
      and "t"."kind" = $6
      and "t"."name" = $7
      and "t"."environment" = $8
      and "t"."alert_severity" = $9
      and "t"."action_type" = $10
      and "t"."execution_status" = $11
      and "t"."alert_name" = $12
      and "t"."alert_fingerprint" = $13
      and "t"."workflow_id" = $14
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $15
      and "t"."action_timestamp" >= $16
      and "t"."action_timestamp" < $17
      and "t"."embedding" is not null
      and "t"."embedding_model" = $18
    limit
      $19
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- all filters, several values
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."cluster_name" = any ($4)
      and "t"."namespace" = any ($5)
      and "t"."kind" = any ($6)
      and "t"."name" = any ($7)
      and "t"."environment" = any ($8)
      and "t"."alert_severity" = any ($9)
      and "t"."action_type" = any ($10)
      and "t"."execution_status" = any ($11)
      and "t"."alert_name" = any ($12)
      and "t"."alert_fingerprint" = any ($13)
      and "t"."workflow_id" = any ($14)
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $15
      and (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $16
      and "t"."action_timestamp" >= $17
      and "t"."action_timestamp" < $18
      and "t"."embedding" is not null
      and "t"."embedding_model" = $19
    limit
      $20
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;

-- without an incident
with
  "nearest" as materialized (
    select
      "t"."id",
      "t"."embedding" <=> $1 as "distance"
    from
      (
        select
          "t".*
        from
          (
            select
              "e"."digest",
              "e"."model",
              "e"."embedding" <=> $2 as "distance"
            from
              "distinct_embeddings" as "e"
            where
              "e"."model" = $3
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
      "t"."id" <> $4
      and "t"."embedding" is not null
      and "t"."embedding_model" = $5
    limit
      $6
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
  "nearest"."distance"
from
  "nearest"
  inner join "resource_action_traces" as "t" on "t"."id" = "nearest"."id"
  inner join "action_histories" as "h" on "h"."id" = "t"."action_history_id"
  inner join "resource_references" as "r" on "r"."id" = "h"."resource_id"
order by
  "nearest"."distance",
  "t"."id" desc;
