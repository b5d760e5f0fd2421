-- no-transaction
-- The traces of a workflow, over all its resources and actions, in the order of the list.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_workflow_id_idx
    ON resource_action_traces (workflow_id, action_timestamp DESC, id DESC);
