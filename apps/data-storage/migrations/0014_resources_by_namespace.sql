-- no-transaction
-- A namespace is asked for without its cluster as often as with it; the identity index starts with the cluster.

CREATE INDEX CONCURRENTLY IF NOT EXISTS resource_references_namespace_idx
    ON resource_references (namespace, kind, name);
