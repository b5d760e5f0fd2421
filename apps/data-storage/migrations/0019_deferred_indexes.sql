-- An import of many traces drops the vector index and builds it again afterwards, which takes a tenth of the time. What
-- it dropped stands here until it is built: a run that was killed in between is completed by the next one.

CREATE TABLE deferred_indexes (
    name TEXT PRIMARY KEY,
    definition TEXT NOT NULL,
    dropped_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

COMMENT ON TABLE deferred_indexes IS 'Indexes that an import has dropped and not built again yet; empty otherwise.';
COMMENT ON COLUMN deferred_indexes.name IS 'Name of the index.';
COMMENT ON COLUMN deferred_indexes.definition IS 'CREATE INDEX, as the server wrote it.';
COMMENT ON COLUMN deferred_indexes.dropped_at IS 'When it was dropped.';

ALTER TABLE deferred_indexes OWNER TO precedent_owner;
