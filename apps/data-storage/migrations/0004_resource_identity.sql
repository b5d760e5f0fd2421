-- A resource is (cluster, namespace, kind, name): the same Deployment in two clusters is two resources.
-- Rows that exist get the cluster their traces name; a row used from several clusters is refused, not guessed.

ALTER TABLE resource_references ADD COLUMN cluster_name TEXT;

UPDATE resource_references AS r
SET cluster_name = coalesce(
    (SELECT min(t.cluster_name)
     FROM resource_action_traces AS t
     JOIN action_histories AS h ON h.id = t.action_history_id
     WHERE h.resource_id = r.id),
    ''
);

DO $$
BEGIN
    IF EXISTS (
        SELECT FROM resource_action_traces AS t
        JOIN action_histories AS h ON h.id = t.action_history_id
        JOIN resource_references AS r ON r.id = h.resource_id
        WHERE t.cluster_name <> r.cluster_name
    ) THEN
        RAISE EXCEPTION 'a resource has traces from more than one cluster'
            USING HINT = 'Give each cluster its own resource_references and action_histories rows, then run this again.';
    END IF;
END
$$;

ALTER TABLE resource_references ALTER COLUMN cluster_name SET NOT NULL;

CREATE UNIQUE INDEX resource_references_identity_idx ON resource_references (cluster_name, namespace, kind, name);

GRANT SELECT (cluster_name) ON resource_references TO precedent_reader;
