-- no-transaction
-- The queue of the embedding worker: rows still without a vector, oldest first. Empty when it has caught up.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_unembedded_idx
    ON resource_action_traces (id)
    WHERE embedding IS NULL;
