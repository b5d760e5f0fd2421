-- The indexes with outcomes hold the same traces in the same order as those without, so they take their places and names.

DROP INDEX resource_action_traces_alert_name_idx;
ALTER INDEX resource_action_traces_alert_name_outcomes_idx RENAME TO resource_action_traces_alert_name_idx;
DROP INDEX resource_action_traces_namespace_idx;
ALTER INDEX resource_action_traces_namespace_outcomes_idx RENAME TO resource_action_traces_namespace_idx;
DROP INDEX resource_action_traces_workflow_id_idx;
ALTER INDEX resource_action_traces_workflow_id_outcomes_idx RENAME TO resource_action_traces_workflow_id_idx;
