-- no-transaction
-- The unique key behind "record this action once". Built without blocking writers.

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_action_id_idx
    ON resource_action_traces (action_id);
