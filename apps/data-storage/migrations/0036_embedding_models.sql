-- Which models have made vectors here, and of how many numbers: what a change of the model has to know.

CREATE TABLE embedding_models (
    model TEXT PRIMARY KEY,
    dimensions BIGINT NOT NULL,
    first_used_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

COMMENT ON TABLE embedding_models IS 'Models that vectors come from, recorded before the first is stored.';
COMMENT ON COLUMN embedding_models.model IS 'Id of the model; resource_action_traces.embedding_model names it.';
COMMENT ON COLUMN embedding_models.dimensions IS 'Numbers in each of its vectors.';
COMMENT ON COLUMN embedding_models.first_used_at IS 'When its first vector was about to be stored.';

ALTER TABLE embedding_models OWNER TO precedent_owner;
GRANT SELECT, INSERT ON embedding_models TO precedent_writer;

INSERT INTO embedding_models (model, dimensions)
SELECT DISTINCT embedding_model, 768 FROM resource_action_traces WHERE embedding_model IS NOT NULL;
