-- no-transaction
-- The newest traces of a resource's name, in the order of the list.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_name_idx
    ON resource_action_traces (name, action_timestamp DESC, id DESC);
