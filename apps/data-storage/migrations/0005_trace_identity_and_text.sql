-- action_id: chosen by the client, unique for ever, so that a retry is recognised however late it comes.
-- alert_summary: what the alert said, the words a search by symptom finds.
-- embedding_model: which model made the vector; vectors of two models are never compared.
-- All three are nullable: a row written before this file, or by a client that sends none, stays valid.

ALTER TABLE resource_action_traces
    ADD COLUMN action_id TEXT,
    ADD COLUMN alert_summary TEXT,
    ADD COLUMN embedding_model TEXT;

GRANT SELECT (action_id, alert_summary, embedding_model) ON resource_action_traces TO precedent_reader;
