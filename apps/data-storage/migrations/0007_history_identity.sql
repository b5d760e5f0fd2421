-- no-transaction
-- One workflow has one history for an action on a resource, however many attempts (traces) it takes.
-- An action outside any workflow has a history of its own, hence the partial index.

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS action_histories_workflow_idx
    ON action_histories (resource_id, workflow_id, action_type)
    WHERE workflow_id IS NOT NULL;
