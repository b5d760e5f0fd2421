-- no-transaction
-- From a history to its traces in the order of the list; also what the foreign key needs.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_history_idx
    ON resource_action_traces (action_history_id, action_timestamp DESC, id DESC);
