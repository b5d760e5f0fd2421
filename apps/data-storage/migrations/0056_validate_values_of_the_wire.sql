-- Checks the rows that existed before 0055, while reads and writes go on.

ALTER TABLE resource_action_traces
    VALIDATE CONSTRAINT resource_action_traces_times_check,
    VALIDATE CONSTRAINT resource_action_traces_duration_check;
