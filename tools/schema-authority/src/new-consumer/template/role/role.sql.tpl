-- {{title}} reads as a role of its own: the columns that its queries use and nothing else.
-- Logins are made by whoever runs the server and become members of this role only.

DO $$
BEGIN
    -- Roles belong to the whole server: another database there may have made this one, or be making it now.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{{role}}') THEN
        CREATE ROLE {{role}} NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;

GRANT USAGE ON SCHEMA public TO {{role}};
-- The service compares the migration applied last with the one it was built on.
GRANT SELECT (version, file) ON schema_migrations TO {{role}};

GRANT SELECT (id, cluster_name, namespace, kind, name, created_at) ON resource_references
    TO {{role}};
GRANT SELECT (id, resource_id) ON action_histories TO {{role}};
GRANT SELECT (action_history_id, execution_status) ON resource_action_traces TO {{role}};
