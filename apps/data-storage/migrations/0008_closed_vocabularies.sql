-- The vocabularies are closed: a typing error in a status would hide a row from every filter for ever.
-- NOT VALID takes only a short lock; the next file checks the rows that exist.

ALTER TABLE resource_action_traces
    ADD CONSTRAINT resource_action_traces_execution_status_check
    CHECK (execution_status IN ('pending', 'executing', 'completed', 'failed', 'rolled-back')) NOT VALID,
    ADD CONSTRAINT resource_action_traces_alert_severity_check
    CHECK (alert_severity IN ('critical', 'high', 'warning', 'medium', 'low', 'info')) NOT VALID,
    ADD CONSTRAINT resource_action_traces_execution_times_check
    CHECK (execution_end_time >= execution_start_time) NOT VALID,
    ADD CONSTRAINT resource_action_traces_execution_duration_ms_check
    CHECK (execution_duration_ms >= 0) NOT VALID,
    ADD CONSTRAINT resource_action_traces_embedding_model_check
    CHECK (embedding IS NULL OR embedding_model IS NOT NULL) NOT VALID;

ALTER TABLE action_histories
    ADD CONSTRAINT action_histories_status_check
    CHECK (status IN ('pending', 'executing', 'completed', 'failed', 'rolled-back')) NOT VALID;
