-- no-transaction
-- "This alert before": the most frequent filter, in the order of the list.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_alert_name_idx
    ON resource_action_traces (alert_name, action_timestamp DESC, id DESC);
