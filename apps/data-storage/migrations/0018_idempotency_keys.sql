-- A POST that carries an Idempotency-Key is answered once: the answer is kept here, written in the transaction of the
-- data it tells of, and sent again to whoever repeats the request. Writers delete what is older than 7 days.

CREATE TABLE idempotency_keys (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status BIGINT NOT NULL,
    headers JSONB NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, key),
    -- A failure is never an answer to keep: the same request may succeed when it is sent again.
    CONSTRAINT idempotency_keys_status_check CHECK (status BETWEEN 200 AND 299)
);

CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);

ALTER TABLE idempotency_keys OWNER TO precedent_owner;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO precedent_writer;

COMMENT ON TABLE idempotency_keys IS 'Answers to requests that carried an Idempotency-Key, kept 7 days.';
COMMENT ON COLUMN idempotency_keys.caller IS 'SHA-256 of who asked, as hex: keys of different callers have nothing to do with each other.';
COMMENT ON COLUMN idempotency_keys.key IS 'The Idempotency-Key of the request.';
COMMENT ON COLUMN idempotency_keys.fingerprint IS 'SHA-256 of path, query and body of the request, as hex.';
COMMENT ON COLUMN idempotency_keys.status IS 'Status of the answer; only successes are kept.';
COMMENT ON COLUMN idempotency_keys.headers IS 'Headers of the answer that tell of the data, such as Location.';
COMMENT ON COLUMN idempotency_keys.body IS 'Body of the answer, as it was sent.';
COMMENT ON COLUMN idempotency_keys.created_at IS 'When the request was answered.';
