-- no-transaction
-- The newest traces of an action type, in the order of the list.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_action_type_idx
    ON resource_action_traces (action_type, action_timestamp DESC, id DESC);
