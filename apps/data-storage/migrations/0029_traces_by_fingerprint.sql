-- no-transaction
-- The traces of one alert instance, in the order of the list.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_alert_fingerprint_idx
    ON resource_action_traces (alert_fingerprint, action_timestamp DESC, id DESC);
