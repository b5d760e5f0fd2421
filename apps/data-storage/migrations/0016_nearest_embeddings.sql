-- no-transaction
-- Approximate nearest neighbours by cosine distance (<=>). Another operator cannot use this index.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_embedding_idx
    ON resource_action_traces USING hnsw (embedding vector_cosine_ops);
