-- no-transaction
-- The newest traces of a severity; one that never occurs is answered without reading the table.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_alert_severity_idx
    ON resource_action_traces (alert_severity, action_timestamp DESC, id DESC);
