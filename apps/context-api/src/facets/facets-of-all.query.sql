-- The SQL of facets.count-all. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- all incidents
select
  *
from
  (
    select
      null::text as "facet",
      null::text as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    union all
    select
      *
    from
      (
        select
          'cluster_name'::text as "facet",
          "t"."cluster_name"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."cluster_name"
        order by
          "count" desc,
          "t"."cluster_name" collate "C" asc nulls last
        limit
          $1
      ) as "cluster_name"
    union all
    select
      *
    from
      (
        select
          'namespace'::text as "facet",
          "t"."namespace"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."namespace"
        order by
          "count" desc,
          "t"."namespace" collate "C" asc nulls last
        limit
          $2
      ) as "namespace"
    union all
    select
      *
    from
      (
        select
          'kind'::text as "facet",
          "t"."kind"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."kind"
        order by
          "count" desc,
          "t"."kind" collate "C" asc nulls last
        limit
          $3
      ) as "kind"
    union all
    select
      *
    from
      (
        select
          'name'::text as "facet",
          "t"."name"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."name"
        order by
          "count" desc,
          "t"."name" collate "C" asc nulls last
        limit
          $4
      ) as "name"
    union all
    select
      *
    from
      (
        select
          'environment'::text as "facet",
          "t"."environment"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."environment"
        order by
          "count" desc,
          "t"."environment" collate "C" asc nulls last
        limit
          $5
      ) as "environment"
    union all
    select
      *
    from
      (
        select
          'alert_severity'::text as "facet",
          "t"."alert_severity"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."alert_severity"
        order by
          "count" desc,
          "t"."alert_severity" collate "C" asc nulls last
        limit
          $6
      ) as "alert_severity"
    union all
    select
      *
    from
      (
        select
          'action_type'::text as "facet",
          "t"."action_type"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."action_type"
        order by
          "count" desc,
          "t"."action_type" collate "C" asc nulls last
        limit
          $7
      ) as "action_type"
    union all
    select
      *
    from
      (
        select
          'execution_status'::text as "facet",
          "t"."execution_status"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."execution_status"
        order by
          "count" desc,
          "t"."execution_status" collate "C" asc nulls last
        limit
          $8
      ) as "execution_status"
    union all
    select
      *
    from
      (
        select
          'alert_name'::text as "facet",
          "t"."alert_name"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."alert_name"
        order by
          "count" desc,
          "t"."alert_name" collate "C" asc nulls last
        limit
          $9
      ) as "alert_name"
    union all
    select
      *
    from
      (
        select
          'alert_fingerprint'::text as "facet",
          "t"."alert_fingerprint"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."alert_fingerprint"
        order by
          "count" desc,
          "t"."alert_fingerprint" collate "C" asc nulls last
        limit
          $10
      ) as "alert_fingerprint"
    union all
    select
      *
    from
      (
        select
          'workflow_id'::text as "facet",
          "t"."workflow_id"::text as "value",
          count(*) as "count"
        from
          "resource_action_traces" as "t"
        group by
          "t"."workflow_id"
        order by
          "count" desc,
          "t"."workflow_id" collate "C" asc nulls last
        limit
          $11
      ) as "workflow_id"
  ) as "counted"
order by
  "facet" asc nulls first,
  "count" desc,
  "value" collate "C" asc nulls last;
