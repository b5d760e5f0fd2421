-- no-transaction
-- A search by words that are the name of an alert, in whatever case they were typed, finds its newest incidents.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_alert_any_case_idx
    ON resource_action_traces (lower(alert_name), action_timestamp DESC, id DESC);
