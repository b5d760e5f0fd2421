-- What no answer could hold: 'infinity', years outside 0001 to 9999 (RFC 3339), numbers that JSON readers round. One such
-- row, written by hand, would make every page fail that it stands on. NOT VALID takes only a short lock; the next file
-- checks the rows that exist.

ALTER TABLE resource_action_traces
    ADD CONSTRAINT resource_action_traces_times_check
    CHECK (
        extract(year FROM action_timestamp AT TIME ZONE 'UTC') BETWEEN 1 AND 9999
        AND extract(year FROM execution_start_time AT TIME ZONE 'UTC') BETWEEN 1 AND 9999
        AND extract(year FROM execution_end_time AT TIME ZONE 'UTC') BETWEEN 1 AND 9999
        AND extract(year FROM created_at AT TIME ZONE 'UTC') BETWEEN 1 AND 9999
        AND extract(year FROM updated_at AT TIME ZONE 'UTC') BETWEEN 1 AND 9999
    ) NOT VALID,
    ADD CONSTRAINT resource_action_traces_duration_check
    CHECK (execution_duration_ms <= 9007199254740991) NOT VALID;
