-- no-transaction
-- Searches go by distinct_embeddings since 0049; readers of earlier releases are still answered, but slowly.

DROP INDEX CONCURRENTLY IF EXISTS resource_action_traces_embedding_idx;
