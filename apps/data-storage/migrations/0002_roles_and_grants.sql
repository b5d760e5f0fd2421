-- Write authority is schema authority: one role owns, one writes, one reads, none of them can log in.
-- Logins are made by whoever runs the server and become members of exactly one of these roles.
-- Readers get SELECT column by column: a new column is invisible to consumers until a migration grants it.

DO $$
DECLARE
    wanted TEXT;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['precedent_owner', 'precedent_writer', 'precedent_reader'] LOOP
        -- Roles belong to the whole server: another database there may have made them, or be making them now.
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END LOOP;
    -- Whoever migrates must be able to act for the owner, or could not alter these tables next time.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT precedent_owner TO %I', current_user);
    END IF;
    -- A reader must not be able to create anything, temporary tables included.
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO precedent_owner;
GRANT USAGE ON SCHEMA public TO precedent_writer, precedent_reader;

ALTER TABLE resource_references OWNER TO precedent_owner;
ALTER TABLE action_histories OWNER TO precedent_owner;
ALTER TABLE resource_action_traces OWNER TO precedent_owner;

GRANT SELECT, INSERT, UPDATE ON resource_references, action_histories, resource_action_traces TO precedent_writer;
GRANT USAGE ON SEQUENCE resource_references_id_seq, action_histories_id_seq, resource_action_traces_id_seq
    TO precedent_writer;
GRANT SELECT ON schema_migrations TO precedent_writer, precedent_reader;

GRANT SELECT (id, namespace, kind, name, created_at) ON resource_references TO precedent_reader;
GRANT SELECT (id, resource_id, workflow_id, action_type, status, created_at) ON action_histories TO precedent_reader;
GRANT SELECT (
    id, action_history_id, alert_name, alert_fingerprint, alert_severity, cluster_name, environment, action_type,
    action_timestamp, action_parameters, execution_status, execution_start_time, execution_end_time,
    execution_duration_ms, execution_error, embedding, created_at, updated_at
) ON resource_action_traces TO precedent_reader;
