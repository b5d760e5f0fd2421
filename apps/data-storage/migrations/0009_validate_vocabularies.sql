-- Checks the rows that existed before 0008, while reads and writes go on.

ALTER TABLE resource_action_traces
    VALIDATE CONSTRAINT resource_action_traces_execution_status_check,
    VALIDATE CONSTRAINT resource_action_traces_alert_severity_check,
    VALIDATE CONSTRAINT resource_action_traces_execution_times_check,
    VALIDATE CONSTRAINT resource_action_traces_execution_duration_ms_check,
    VALIDATE CONSTRAINT resource_action_traces_embedding_model_check;

ALTER TABLE action_histories VALIDATE CONSTRAINT action_histories_status_check;
