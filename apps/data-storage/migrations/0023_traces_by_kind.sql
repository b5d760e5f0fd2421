-- no-transaction
-- The newest traces of a kind of resource, in the order of the list.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_kind_idx
    ON resource_action_traces (kind, action_timestamp DESC, id DESC);
