-- no-transaction
-- The newest traces of an environment; NULL and rare ones as quickly as common ones.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_environment_idx
    ON resource_action_traces (environment, action_timestamp DESC, id DESC);
