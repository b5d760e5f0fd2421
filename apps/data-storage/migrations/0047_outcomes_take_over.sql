-- The indexes with outcomes hold the same traces in the same order as those without, so they take their places and names:
-- all in one transaction, for a run that is killed between a drop and a rename would drop the wrong one when repeated. To
-- drop an index takes no time; the lock is waited for briefly and asked for again, so nobody queues behind it.

-- lint: allow require-concurrent-index-deletion: it must be one transaction with the renaming, and takes no time
DROP INDEX resource_action_traces_alert_name_idx;
ALTER INDEX resource_action_traces_alert_name_outcomes_idx RENAME TO resource_action_traces_alert_name_idx;
-- lint: allow require-concurrent-index-deletion: it must be one transaction with the renaming, and takes no time
DROP INDEX resource_action_traces_namespace_idx;
ALTER INDEX resource_action_traces_namespace_outcomes_idx RENAME TO resource_action_traces_namespace_idx;
-- lint: allow require-concurrent-index-deletion: it must be one transaction with the renaming, and takes no time
DROP INDEX resource_action_traces_workflow_id_idx;
ALTER INDEX resource_action_traces_workflow_id_outcomes_idx RENAME TO resource_action_traces_workflow_id_idx;
