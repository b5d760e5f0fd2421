-- The SQL of import.resources. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
with
  "input" as (
    select
      "given"."cluster_name",
      "given"."namespace",
      "given"."kind",
      "given"."name"
    from
      unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given (cluster_name, namespace, kind, name)
  ),
  "known" as (
    select
      "r"."id",
      "r"."cluster_name",
      "r"."namespace",
      "r"."kind",
      "r"."name"
    from
      "input" as "i"
      inner join "resource_references" as "r" on "r"."cluster_name" = "i"."cluster_name"
      and "r"."namespace" = "i"."namespace"
      and "r"."kind" = "i"."kind"
      and "r"."name" = "i"."name"
  ),
  "made" as (
    insert into
      "resource_references" ("cluster_name", "namespace", "kind", "name")
    select
      "i"."cluster_name",
      "i"."namespace",
      "i"."kind",
      "i"."name"
    from
      "input" as "i"
    where
      not exists (
        select
          "known"."id"
        from
          "known"
        where
          "known"."cluster_name" = "i"."cluster_name"
          and "known"."namespace" = "i"."namespace"
          and "known"."kind" = "i"."kind"
          and "known"."name" = "i"."name"
      )
    order by
      "i"."cluster_name",
      "i"."namespace",
      "i"."kind",
      "i"."name"
    on conflict ("cluster_name", "namespace", "kind", "name") do update
    set
      "name" = "excluded"."name"
    returning
      "id",
      "cluster_name",
      "namespace",
      "kind",
      "name"
  )
select
  *
from
  "known"
union all
select
  *
from
  "made";
