-- The words of the schema, kept where every tool finds them: psql, the generated types, the documentation.

COMMENT ON TABLE resource_references IS 'A Kubernetes object that actions were taken on: one row for each cluster, namespace, kind and name.';
COMMENT ON COLUMN resource_references.id IS 'Surrogate key.';
COMMENT ON COLUMN resource_references.cluster_name IS 'Cluster the object lives in; part of its identity.';
COMMENT ON COLUMN resource_references.namespace IS 'Namespace; empty for cluster-scoped kinds such as Node.';
COMMENT ON COLUMN resource_references.kind IS 'Kubernetes kind, for example Deployment.';
COMMENT ON COLUMN resource_references.name IS 'Name of the object.';
COMMENT ON COLUMN resource_references.created_at IS 'When the resource was first seen.';

COMMENT ON TABLE action_histories IS 'One workflow''s use of one action type on one resource; its attempts are the traces.';
COMMENT ON COLUMN action_histories.id IS 'Surrogate key.';
COMMENT ON COLUMN action_histories.resource_id IS 'Resource the workflow acted on.';
COMMENT ON COLUMN action_histories.workflow_id IS 'Client''s id of the workflow; NULL for an action outside any workflow.';
COMMENT ON COLUMN action_histories.action_type IS 'Kind of action, for example restart_pod.';
COMMENT ON COLUMN action_histories.status IS 'State of the latest attempt: pending, executing, completed, failed or rolled-back.';
COMMENT ON COLUMN action_histories.created_at IS 'When the first attempt was recorded.';

COMMENT ON TABLE resource_action_traces IS 'One remediation action taken because of an alert, with its outcome; read by consumers as an incident.';
COMMENT ON COLUMN resource_action_traces.id IS 'Surrogate key; with action_timestamp the order of lists.';
COMMENT ON COLUMN resource_action_traces.action_history_id IS 'History this attempt belongs to.';
COMMENT ON COLUMN resource_action_traces.action_id IS 'Client''s id of the action, unique for ever; NULL when the client sent none.';
COMMENT ON COLUMN resource_action_traces.alert_name IS 'Name of the alert that led to the action.';
COMMENT ON COLUMN resource_action_traces.alert_fingerprint IS 'Fingerprint of the alert''s labels, as the alerting system computes it.';
COMMENT ON COLUMN resource_action_traces.alert_severity IS 'critical, high, warning, medium, low or info; NULL when unknown.';
COMMENT ON COLUMN resource_action_traces.alert_summary IS 'What the alert said, in words.';
COMMENT ON COLUMN resource_action_traces.cluster_name IS 'Cluster the action ran in; always that of the resource.';
COMMENT ON COLUMN resource_action_traces.environment IS 'Environment of the workload, for example production.';
COMMENT ON COLUMN resource_action_traces.action_type IS 'Kind of action, for example restart_pod.';
COMMENT ON COLUMN resource_action_traces.action_timestamp IS 'When the action was decided.';
COMMENT ON COLUMN resource_action_traces.action_parameters IS 'Parameters of the action, as the client sent them.';
COMMENT ON COLUMN resource_action_traces.execution_status IS 'pending, executing, completed, failed or rolled-back.';
COMMENT ON COLUMN resource_action_traces.execution_start_time IS 'When execution began.';
COMMENT ON COLUMN resource_action_traces.execution_end_time IS 'When execution ended; never before it began.';
COMMENT ON COLUMN resource_action_traces.execution_duration_ms IS 'Execution time in milliseconds.';
COMMENT ON COLUMN resource_action_traces.execution_error IS 'Why the action failed or was rolled back.';
COMMENT ON COLUMN resource_action_traces.embedding IS 'Unit vector of the incident''s text, for similarity by cosine distance; NULL until computed.';
COMMENT ON COLUMN resource_action_traces.embedding_model IS 'Model that made the embedding; set whenever embedding is.';
COMMENT ON COLUMN resource_action_traces.created_at IS 'When the row was written.';
COMMENT ON COLUMN resource_action_traces.updated_at IS 'When the row last changed.';
