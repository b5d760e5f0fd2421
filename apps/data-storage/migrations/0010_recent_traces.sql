-- no-transaction
-- Keyset paging, newest first. The id breaks ties, so that equal timestamps never repeat or skip a row.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_recent_idx
    ON resource_action_traces (action_timestamp DESC, id DESC);
