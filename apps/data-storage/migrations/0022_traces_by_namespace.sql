-- no-transaction
-- The newest traces of a namespace, found in the order of the list however many there are.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_namespace_idx
    ON resource_action_traces (namespace, action_timestamp DESC, id DESC);
