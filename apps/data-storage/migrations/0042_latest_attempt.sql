-- A history has the status of its latest attempt. Which one that is was looked up among the traces, as they were when the
-- statement began: an attempt that another writer recorded meanwhile was not seen, and its status overwritten by that of
-- an earlier one. What stands in the history's own row is read again once the row is locked.

ALTER TABLE action_histories ADD COLUMN latest_attempt_at TIMESTAMPTZ;

COMMENT ON COLUMN action_histories.latest_attempt_at IS 'Latest action_timestamp of its traces, whose status it has; null before the first.';

-- On a table of millions of rows, do the same in batches afterwards too: null is taken as unknown.
UPDATE action_histories AS h
SET latest_attempt_at = attempts.latest
FROM (
    SELECT action_history_id, max(action_timestamp) AS latest FROM resource_action_traces GROUP BY action_history_id
) AS attempts
WHERE attempts.action_history_id = h.id;
