-- A trace whose text changes gets another embedding, and a change of the model gives one to every trace: what none has
-- any more is deleted now and then. Left in the index, it would take the places of neighbours that traces do have.

-- While a writer is between a trace and its embedding's row, nobody may find that row unused: so no transaction that
-- writes one is under way. Who waits for those keeps others waiting, and therefore not for long.
CREATE FUNCTION delete_unused_embeddings(digests uuid[], models text[]) RETURNS bigint
LANGUAGE plpgsql
SET search_path = pg_catalog, public
SET lock_timeout = '100ms'
AS $$
DECLARE
    deleted bigint;
BEGIN
    LOCK TABLE distinct_embeddings IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM distinct_embeddings AS e
    USING unnest(digests, models) AS named (digest, model)
    WHERE e.digest = named.digest
      AND e.model = named.model
      AND NOT EXISTS (
          SELECT FROM resource_action_traces AS t
          WHERE embedding_digest(t.embedding) = e.digest AND t.embedding_model = e.model
      );
    GET DIAGNOSTICS deleted = ROW_COUNT;
    RETURN deleted;
END
$$;

COMMENT ON FUNCTION delete_unused_embeddings(uuid[], text[]) IS
    'Deletes those of the embeddings that no trace has, and tells how many. Fails where writers are in its way for 100 ms.';

ALTER FUNCTION delete_unused_embeddings(uuid[], text[]) OWNER TO precedent_owner;

GRANT DELETE ON distinct_embeddings TO precedent_writer;
