-- no-transaction
-- Approximate nearest neighbours by cosine distance (<=>). Another operator cannot use this index.

CREATE INDEX CONCURRENTLY IF NOT EXISTS distinct_embeddings_embedding_idx
    ON distinct_embeddings USING hnsw (embedding vector_cosine_ops);
