-- Lists ask for the newest traces of a namespace, kind, name or workflow. With those columns in two other tables no index
-- can hold them in the order of time, and the cost of a page grows with the table. So each trace keeps a copy, which
-- triggers maintain: nobody who writes has to know of it, and no copy can differ from its origin.

ALTER TABLE resource_action_traces
    ADD COLUMN namespace TEXT,
    ADD COLUMN kind TEXT,
    ADD COLUMN name TEXT,
    ADD COLUMN workflow_id TEXT;

COMMENT ON COLUMN resource_action_traces.namespace IS 'Copy of the resource''s namespace, for filtering; kept by triggers.';
COMMENT ON COLUMN resource_action_traces.kind IS 'Copy of the resource''s kind, for filtering; kept by triggers.';
COMMENT ON COLUMN resource_action_traces.name IS 'Copy of the resource''s name, for filtering; kept by triggers.';
COMMENT ON COLUMN resource_action_traces.workflow_id IS 'Copy of the history''s workflow_id, for filtering; kept by triggers.';

GRANT SELECT (namespace, kind, name, workflow_id) ON resource_action_traces TO precedent_reader;

-- The triggers name no column: one that does would forbid every later change of that column.
CREATE FUNCTION place_of_trace() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.action_history_id, NEW.namespace, NEW.kind, NEW.name, NEW.workflow_id)
        IS NOT DISTINCT FROM (OLD.action_history_id, OLD.namespace, OLD.kind, OLD.name, OLD.workflow_id)
    THEN
        RETURN NEW;
    END IF;
    SELECT r.namespace, r.kind, r.name, h.workflow_id
    INTO NEW.namespace, NEW.kind, NEW.name, NEW.workflow_id
    FROM action_histories AS h
    JOIN resource_references AS r ON r.id = h.resource_id
    WHERE h.id = NEW.action_history_id;
    RETURN NEW;
END
$$;

CREATE TRIGGER resource_action_traces_place
    BEFORE INSERT OR UPDATE ON resource_action_traces
    FOR EACH ROW EXECUTE FUNCTION place_of_trace();

CREATE FUNCTION place_of_history_changed() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
    IF (OLD.resource_id, OLD.workflow_id) IS DISTINCT FROM (NEW.resource_id, NEW.workflow_id) THEN
        -- Whatever is written here, the traces' own trigger reads their place anew.
        UPDATE resource_action_traces SET kind = NULL WHERE action_history_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER action_histories_place
    AFTER UPDATE ON action_histories
    FOR EACH ROW EXECUTE FUNCTION place_of_history_changed();

CREATE FUNCTION place_of_resource_changed() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
    IF (OLD.namespace, OLD.kind, OLD.name) IS DISTINCT FROM (NEW.namespace, NEW.kind, NEW.name) THEN
        UPDATE resource_action_traces AS t
        SET kind = NULL
        FROM action_histories AS h
        WHERE h.resource_id = NEW.id AND t.action_history_id = h.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER resource_references_place
    AFTER UPDATE ON resource_references
    FOR EACH ROW EXECUTE FUNCTION place_of_resource_changed();

ALTER FUNCTION place_of_trace() OWNER TO precedent_owner;
ALTER FUNCTION place_of_history_changed() OWNER TO precedent_owner;
ALTER FUNCTION place_of_resource_changed() OWNER TO precedent_owner;
