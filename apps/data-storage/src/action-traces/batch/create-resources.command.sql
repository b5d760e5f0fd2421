-- The SQL of action-traces.batch.create-resources. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- any
insert into
  "resource_references" ("cluster_name", "namespace", "kind", "name")
select distinct
  "i"."cluster_name",
  "i"."namespace",
  "i"."kind",
  "i"."name"
from
  unnest($1::text[], $2::text[], $3::text[], $4::text[]) as i (cluster_name, namespace, kind, name)
where
  not exists (
    select
      "r"."id"
    from
      "resource_references" as "r"
    where
      "r"."cluster_name" = "i"."cluster_name"
      and "r"."namespace" = "i"."namespace"
      and "r"."kind" = "i"."kind"
      and "r"."name" = "i"."name"
  )
order by
  "i"."cluster_name",
  "i"."namespace",
  "i"."kind",
  "i"."name"
on conflict ("cluster_name", "namespace", "kind", "name") do nothing;
