-- no-transaction
-- The words of an incident, searched as one text: a word contains no space, so it is found within one of the three. As
-- one expression it also gets statistics of its own, which tell a rare word (this index) from a common one (the newest
-- incidents, one by one). The pending list is short because every search reads all of it.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_action_traces_text_idx
    ON resource_action_traces
    USING gin ((alert_name || ' ' || coalesce(alert_summary, '') || ' ' || coalesce(execution_error, '')) gin_trgm_ops)
    WITH (gin_pending_list_limit = 512);
