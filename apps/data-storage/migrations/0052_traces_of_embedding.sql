-- no-transaction
-- The traces that have an embedding, those recorded last first.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_embedding_digest_idx
    ON resource_action_traces (embedding_digest(embedding), embedding_model, id DESC);
