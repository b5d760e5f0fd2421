-- no-transaction
-- The newest traces of a cluster, also of one that is rarely seen.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_cluster_name_idx
    ON resource_action_traces (cluster_name, action_timestamp DESC, id DESC);
