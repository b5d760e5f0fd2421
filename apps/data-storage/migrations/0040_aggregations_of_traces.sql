-- no-transaction
-- Aggregations count what became of the traces of a window: with this index they read a tenth of the table's pages. Not
-- among it are the columns whose longest texts together would not fit into an entry of an index (2704 bytes).

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_aggregated_idx
    ON resource_action_traces (action_timestamp)
    INCLUDE (execution_status, execution_duration_ms, alert_severity, action_type, environment, namespace);
