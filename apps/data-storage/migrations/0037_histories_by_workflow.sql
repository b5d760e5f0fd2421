-- no-transaction
-- The histories of a workflow, newest first, on whatever resources; the unique index starts with the resource.

CREATE INDEX CONCURRENTLY IF NOT EXISTS action_histories_workflow_id_idx
    ON action_histories (workflow_id, id DESC)
    WHERE workflow_id IS NOT NULL;
