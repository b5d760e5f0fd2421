-- The SQL of facets.count. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- no filter
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $1
order by
  "facet" asc nulls first,
  "place";

-- cluster_name
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."cluster_name" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- namespace
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."namespace" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- kind
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."kind" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- name
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."name" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- environment
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."environment" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- alert_severity
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_severity" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- action_type
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_type" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- execution_status
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."execution_status" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- alert_name
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_name" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- alert_fingerprint
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."alert_fingerprint" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- workflow_id
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."workflow_id" = $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- q
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      (
        t.alert_name || ' ' || coalesce(t.alert_summary, '') || ' ' || coalesce(t.execution_error, '')
      ) ilike $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- from
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" >= $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- to
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
    from
      "resource_action_traces" as "t"
    where
      "t"."action_timestamp" < $1
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $2
order by
  "facet" asc nulls first,
  "place";

-- all filters
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
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
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $15
order by
  "facet" asc nulls first,
  "place";

-- all filters, several values
with
  "counted" as (
    select
      case
        when grouping("t"."cluster_name") = 0 then 'cluster_name'::text
        when grouping("t"."namespace") = 0 then 'namespace'::text
        when grouping("t"."kind") = 0 then 'kind'::text
        when grouping("t"."name") = 0 then 'name'::text
        when grouping("t"."environment") = 0 then 'environment'::text
        when grouping("t"."alert_severity") = 0 then 'alert_severity'::text
        when grouping("t"."action_type") = 0 then 'action_type'::text
        when grouping("t"."execution_status") = 0 then 'execution_status'::text
        when grouping("t"."alert_name") = 0 then 'alert_name'::text
        when grouping("t"."alert_fingerprint") = 0 then 'alert_fingerprint'::text
        when grouping("t"."workflow_id") = 0 then 'workflow_id'::text
      end as "facet",
      case
        when grouping("t"."cluster_name") = 0 then "t"."cluster_name"
        when grouping("t"."namespace") = 0 then "t"."namespace"
        when grouping("t"."kind") = 0 then "t"."kind"
        when grouping("t"."name") = 0 then "t"."name"
        when grouping("t"."environment") = 0 then "t"."environment"
        when grouping("t"."alert_severity") = 0 then "t"."alert_severity"
        when grouping("t"."action_type") = 0 then "t"."action_type"
        when grouping("t"."execution_status") = 0 then "t"."execution_status"
        when grouping("t"."alert_name") = 0 then "t"."alert_name"
        when grouping("t"."alert_fingerprint") = 0 then "t"."alert_fingerprint"
        when grouping("t"."workflow_id") = 0 then "t"."workflow_id"
      end as "value",
      count(*) as "count"
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
    group by
      grouping sets (
        (),
        ("t"."cluster_name"),
        ("t"."namespace"),
        ("t"."kind"),
        ("t"."name"),
        ("t"."environment"),
        ("t"."alert_severity"),
        ("t"."action_type"),
        ("t"."execution_status"),
        ("t"."alert_name"),
        ("t"."alert_fingerprint"),
        ("t"."workflow_id")
      )
  ),
  "ranked" as (
    select
      *,
      row_number() over (
        partition by
          facet
        order by
          count desc,
          "value" collate "C" nulls last
      ) as "place"
    from
      "counted"
  )
select
  "facet",
  "value",
  "count"
from
  "ranked"
where
  "place" <= $16
order by
  "facet" asc nulls first,
  "place";
