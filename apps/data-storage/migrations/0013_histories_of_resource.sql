-- no-transaction
-- From a resource to its histories; also what the foreign key needs.

CREATE INDEX CONCURRENTLY IF NOT EXISTS action_histories_resource_id_idx ON action_histories (resource_id);
