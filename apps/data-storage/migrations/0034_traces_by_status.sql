-- no-transaction
-- The newest traces in a status: the pending ones are few among many.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_execution_status_idx
    ON resource_action_traces (execution_status, action_timestamp DESC, id DESC);
