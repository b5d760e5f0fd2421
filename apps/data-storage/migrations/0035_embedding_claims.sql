-- Traces without a vector are the queue of the embedding workers. Several of them, in several services, must not do the
-- same work twice, and none may keep a transaction open while a model works. So a worker claims traces for a time, with
-- FOR UPDATE SKIP LOCKED, in a table of its own: a column of the trace would rewrite its row, with all its indexes.
-- There is no foreign key: a claim lives for seconds, one whose trace is gone is never met again, and a key would lock
-- the trace at each claim.

CREATE TABLE embedding_claims (
    trace_id BIGINT PRIMARY KEY,
    claimed_until TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL
);

COMMENT ON TABLE embedding_claims IS 'Traces that an embedding worker is at work on, or whose text its model refused; no others.';
COMMENT ON COLUMN embedding_claims.trace_id IS 'Trace that is to get a vector.';
COMMENT ON COLUMN embedding_claims.claimed_until IS 'Until then no other worker takes it; a worker that was killed lets it run out.';
COMMENT ON COLUMN embedding_claims.attempts IS 'Times it was claimed; the pause after a refusal grows with it.';

ALTER TABLE embedding_claims OWNER TO precedent_owner;
GRANT SELECT, INSERT, UPDATE, DELETE ON embedding_claims TO precedent_writer;
