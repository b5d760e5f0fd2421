-- An event is told apart from its repetition by source and id, for ever: senders repeat what they are not sure of, and
-- brokers replay whole topics. The key is a hash, because both may be longer than a row of an index.

CREATE TABLE cloud_events (
    key TEXT NOT NULL,
    action_trace_id BIGINT NOT NULL,
    received_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT cloud_events_pkey PRIMARY KEY (key)
);

ALTER TABLE cloud_events OWNER TO precedent_owner;
GRANT SELECT, INSERT ON cloud_events TO precedent_writer;

COMMENT ON TABLE cloud_events IS 'CloudEvents that were received, in the transaction of what they changed; kept for ever.';
COMMENT ON COLUMN cloud_events.key IS 'SHA-256 of source and id of the event, as hex.';
COMMENT ON COLUMN cloud_events.action_trace_id IS 'Trace that it told of.';
COMMENT ON COLUMN cloud_events.received_at IS 'When it was received for the first time.';
