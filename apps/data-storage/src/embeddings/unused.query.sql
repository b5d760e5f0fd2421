-- The SQL of embeddings.unused. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- first
with
  "page" as materialized (
    select
      "e"."digest",
      "e"."model"
    from
      "distinct_embeddings" as "e"
    order by
      "e"."digest",
      "e"."model"
    limit
      $1
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "page"."digest",
          "page"."model"
        from
          "page"
        where
          not exists (
            select
              1 as "one"
            from
              "resource_action_traces" as "t"
            where
              embedding_digest (t.embedding) = "page"."digest"
              and "t"."embedding_model" = "page"."model"
          )
      ) as agg
  ) as "unused",
  (
    select
      to_json(obj)
    from
      (
        select
          "page"."digest",
          "page"."model"
        from
          "page"
        order by
          "page"."digest" desc,
          "page"."model" desc
        limit
          $2
      ) as obj
  ) as "last";

-- further
with
  "page" as materialized (
    select
      "e"."digest",
      "e"."model"
    from
      "distinct_embeddings" as "e"
    where
      (e.digest, e.model) > ($1::uuid, $2)
    order by
      "e"."digest",
      "e"."model"
    limit
      $3
  )
select
  (
    select
      coalesce(json_agg(agg), '[]')
    from
      (
        select
          "page"."digest",
          "page"."model"
        from
          "page"
        where
          not exists (
            select
              1 as "one"
            from
              "resource_action_traces" as "t"
            where
              embedding_digest (t.embedding) = "page"."digest"
              and "t"."embedding_model" = "page"."model"
          )
      ) as agg
  ) as "unused",
  (
    select
      to_json(obj)
    from
      (
        select
          "page"."digest",
          "page"."model"
        from
          "page"
        order by
          "page"."digest" desc,
          "page"."model" desc
        limit
          $4
      ) as obj
  ) as "last";
