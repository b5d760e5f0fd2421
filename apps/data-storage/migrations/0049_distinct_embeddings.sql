-- Incidents told in the same words have the same embedding, often thousands of them. In an HNSW index twins link to
-- little but each other: a search that begins elsewhere does not reach them, and finds none of the nearest. So each
-- embedding stands here once, and the index is built over this table; which incidents have it is looked up.

-- The cost is what keeps plans from computing it trace by trace where its index is at hand. Not in SQL, for that would be
-- put in the place of the call, and have no cost.
CREATE FUNCTION embedding_digest(embedding vector) RETURNS uuid
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000
SET search_path = pg_catalog, public
AS $$
BEGIN
    RETURN CAST(md5(vector_send(embedding)) AS uuid);
END
$$;

CREATE TABLE distinct_embeddings (
    digest UUID NOT NULL,
    model TEXT NOT NULL,
    embedding vector(768) NOT NULL,
    PRIMARY KEY (digest, model)
);

-- In the row itself, two rows a page: whoever walks the index looks at every embedding that it meets, and each would be
-- three pages more elsewhere.
ALTER TABLE distinct_embeddings ALTER COLUMN embedding SET STORAGE PLAIN;

COMMENT ON FUNCTION embedding_digest(vector) IS 'The same for the same numbers; MD5 of their binary form.';
COMMENT ON TABLE distinct_embeddings IS 'Each embedding of traces once, however many traces have it; kept by triggers.';
COMMENT ON COLUMN distinct_embeddings.digest IS 'embedding_digest of the embedding.';
COMMENT ON COLUMN distinct_embeddings.model IS 'The traces'' embedding_model.';
COMMENT ON COLUMN distinct_embeddings.embedding IS 'As the traces have it.';

-- In the order of the key, so that two writers with the same new embeddings wait for each other in one order.
CREATE FUNCTION embeddings_of_traces() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
    INSERT INTO distinct_embeddings (digest, model, embedding)
    SELECT DISTINCT ON (digest, embedding_model) embedding_digest(embedding) AS digest, embedding_model, embedding
    FROM written
    WHERE embedding IS NOT NULL
    ORDER BY digest, embedding_model
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER resource_action_traces_embeddings_inserted
    AFTER INSERT ON resource_action_traces
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION embeddings_of_traces();

CREATE TRIGGER resource_action_traces_embeddings_updated
    AFTER UPDATE ON resource_action_traces
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION embeddings_of_traces();

ALTER TABLE distinct_embeddings OWNER TO precedent_owner;
ALTER FUNCTION embedding_digest(vector) OWNER TO precedent_owner;
ALTER FUNCTION embeddings_of_traces() OWNER TO precedent_owner;

GRANT SELECT, INSERT ON distinct_embeddings TO precedent_writer;
GRANT SELECT (digest, model, embedding) ON distinct_embeddings TO precedent_reader;
