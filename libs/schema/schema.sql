-- The schema as it stands after all migrations, for people to read and reviewers to compare.
-- Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
-- npm run schema -- generate

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE EXTENSION IF NOT EXISTS vector;

CREATE SEQUENCE action_histories_id_seq;
CREATE SEQUENCE resource_action_traces_id_seq;
CREATE SEQUENCE resource_references_id_seq;

CREATE TABLE action_histories (
    id bigint NOT NULL DEFAULT nextval('action_histories_id_seq'::regclass),
    resource_id bigint NOT NULL,
    workflow_id text,
    action_type text NOT NULL,
    status text NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    latest_attempt_at timestamp with time zone,
    CONSTRAINT action_histories_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'executing'::text, 'completed'::text, 'failed'::text, 'rolled-back'::text]))),
    CONSTRAINT action_histories_pkey PRIMARY KEY (id)
);
CREATE INDEX action_histories_resource_id_idx ON public.action_histories USING btree (resource_id);
CREATE INDEX action_histories_workflow_id_idx ON public.action_histories USING btree (workflow_id, id DESC) WHERE (workflow_id IS NOT NULL);
CREATE UNIQUE INDEX action_histories_workflow_idx ON public.action_histories USING btree (resource_id, workflow_id, action_type) WHERE (workflow_id IS NOT NULL);
CREATE TRIGGER action_histories_place AFTER UPDATE ON public.action_histories FOR EACH ROW EXECUTE FUNCTION place_of_history_changed();
ALTER TABLE action_histories OWNER TO precedent_owner;
GRANT SELECT (id, resource_id, workflow_id, action_type, status, created_at, latest_attempt_at) ON action_histories TO precedent_reader;
GRANT INSERT, SELECT, UPDATE ON action_histories TO precedent_writer;
COMMENT ON TABLE action_histories IS 'One workflow''s use of one action type on one resource; its attempts are the traces.';
COMMENT ON COLUMN action_histories.id IS 'Surrogate key.';
COMMENT ON COLUMN action_histories.resource_id IS 'Resource the workflow acted on.';
COMMENT ON COLUMN action_histories.workflow_id IS 'Client''s id of the workflow; NULL for an action outside any workflow.';
COMMENT ON COLUMN action_histories.action_type IS 'Kind of action, for example restart_pod.';
COMMENT ON COLUMN action_histories.status IS 'State of the latest attempt: pending, executing, completed, failed or rolled-back.';
COMMENT ON COLUMN action_histories.created_at IS 'When the first attempt was recorded.';
COMMENT ON COLUMN action_histories.latest_attempt_at IS 'Latest action_timestamp of its traces, whose status it has; null before the first.';

CREATE TABLE cloud_events (
    key text NOT NULL,
    action_trace_id bigint NOT NULL,
    received_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT cloud_events_pkey PRIMARY KEY (key)
);
ALTER TABLE cloud_events OWNER TO precedent_owner;
GRANT INSERT, SELECT ON cloud_events TO precedent_writer;
COMMENT ON TABLE cloud_events IS 'CloudEvents that were received, in the transaction of what they changed; kept for ever.';
COMMENT ON COLUMN cloud_events.key IS 'SHA-256 of source and id of the event, as hex.';
COMMENT ON COLUMN cloud_events.action_trace_id IS 'Trace that it told of.';
COMMENT ON COLUMN cloud_events.received_at IS 'When it was received for the first time.';

CREATE TABLE deferred_indexes (
    name text NOT NULL,
    definition text NOT NULL,
    dropped_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT deferred_indexes_pkey PRIMARY KEY (name)
);
ALTER TABLE deferred_indexes OWNER TO precedent_owner;
COMMENT ON TABLE deferred_indexes IS 'Indexes that an import has dropped and not built again yet; empty otherwise.';
COMMENT ON COLUMN deferred_indexes.name IS 'Name of the index.';
COMMENT ON COLUMN deferred_indexes.definition IS 'CREATE INDEX, as the server wrote it.';
COMMENT ON COLUMN deferred_indexes.dropped_at IS 'When it was dropped.';

CREATE TABLE distinct_embeddings (
    digest uuid NOT NULL,
    model text NOT NULL,
    embedding vector(768) NOT NULL,
    CONSTRAINT distinct_embeddings_pkey PRIMARY KEY (digest, model)
);
CREATE INDEX distinct_embeddings_embedding_idx ON public.distinct_embeddings USING hnsw (embedding vector_cosine_ops);
ALTER TABLE distinct_embeddings OWNER TO precedent_owner;
GRANT SELECT (digest, model, embedding) ON distinct_embeddings TO precedent_reader;
GRANT DELETE, INSERT, SELECT ON distinct_embeddings TO precedent_writer;
COMMENT ON TABLE distinct_embeddings IS 'Each embedding of traces once, however many traces have it; kept by triggers.';
COMMENT ON COLUMN distinct_embeddings.digest IS 'embedding_digest of the embedding.';
COMMENT ON COLUMN distinct_embeddings.model IS 'The traces'' embedding_model.';
COMMENT ON COLUMN distinct_embeddings.embedding IS 'As the traces have it.';

CREATE TABLE embedding_claims (
    trace_id bigint NOT NULL,
    claimed_until timestamp with time zone NOT NULL,
    attempts bigint NOT NULL,
    CONSTRAINT embedding_claims_pkey PRIMARY KEY (trace_id)
);
ALTER TABLE embedding_claims OWNER TO precedent_owner;
GRANT DELETE, INSERT, SELECT, UPDATE ON embedding_claims TO precedent_writer;
COMMENT ON TABLE embedding_claims IS 'Traces that an embedding worker is at work on, or whose text its model refused; no others.';
COMMENT ON COLUMN embedding_claims.trace_id IS 'Trace that is to get a vector.';
COMMENT ON COLUMN embedding_claims.claimed_until IS 'Until then no other worker takes it; a worker that was killed lets it run out.';
COMMENT ON COLUMN embedding_claims.attempts IS 'Times it was claimed; the pause after a refusal grows with it.';

CREATE TABLE embedding_models (
    model text NOT NULL,
    dimensions bigint NOT NULL,
    first_used_at timestamp with time zone NOT NULL DEFAULT now(),
    used_since timestamp with time zone,
    used_until timestamp with time zone,
    CONSTRAINT embedding_models_pkey PRIMARY KEY (model)
);
ALTER TABLE embedding_models OWNER TO precedent_owner;
GRANT INSERT, SELECT ON embedding_models TO precedent_writer;
GRANT UPDATE (used_since, used_until) ON embedding_models TO precedent_writer;
COMMENT ON TABLE embedding_models IS 'Models that vectors come from, recorded before the first is stored.';
COMMENT ON COLUMN embedding_models.model IS 'Id of the model; resource_action_traces.embedding_model names it.';
COMMENT ON COLUMN embedding_models.dimensions IS 'Numbers in each of its vectors.';
COMMENT ON COLUMN embedding_models.first_used_at IS 'When its first vector was about to be stored.';
COMMENT ON COLUMN embedding_models.used_since IS 'Since when services have been configured with it without a break; null for a model that only clients named.';
COMMENT ON COLUMN embedding_models.used_until IS 'Until then some service is taken to be configured with it; services move it on.';

CREATE TABLE idempotency_keys (
    caller text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    status bigint NOT NULL,
    headers jsonb NOT NULL,
    body text NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_keys_status_check CHECK (((status >= 200) AND (status <= 299))),
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_keys_created_at_idx ON public.idempotency_keys USING btree (created_at);
ALTER TABLE idempotency_keys OWNER TO precedent_owner;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_keys TO precedent_writer;
COMMENT ON TABLE idempotency_keys IS 'Answers to requests that carried an Idempotency-Key, kept 7 days.';
COMMENT ON COLUMN idempotency_keys.caller IS 'SHA-256 of who asked, as hex: keys of different callers have nothing to do with each other.';
COMMENT ON COLUMN idempotency_keys.key IS 'The Idempotency-Key of the request.';
COMMENT ON COLUMN idempotency_keys.fingerprint IS 'SHA-256 of path, query and body of the request, as hex.';
COMMENT ON COLUMN idempotency_keys.status IS 'Status of the answer; only successes are kept.';
COMMENT ON COLUMN idempotency_keys.headers IS 'Headers of the answer that tell of the data, such as Location.';
COMMENT ON COLUMN idempotency_keys.body IS 'Body of the answer, as it was sent.';
COMMENT ON COLUMN idempotency_keys.created_at IS 'When the request was answered.';

CREATE TABLE resource_action_traces (
    id bigint NOT NULL DEFAULT nextval('resource_action_traces_id_seq'::regclass),
    action_history_id bigint NOT NULL,
    alert_name text NOT NULL,
    alert_fingerprint text,
    alert_severity text,
    cluster_name text NOT NULL,
    environment text,
    action_type text NOT NULL,
    action_timestamp timestamp with time zone NOT NULL,
    action_parameters jsonb,
    execution_status text NOT NULL,
    execution_start_time timestamp with time zone,
    execution_end_time timestamp with time zone,
    execution_duration_ms bigint,
    execution_error text,
    embedding vector(768),
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    action_id text,
    alert_summary text,
    embedding_model text,
    namespace text,
    kind text,
    name text,
    workflow_id text,
    CONSTRAINT resource_action_traces_alert_severity_check CHECK ((alert_severity = ANY (ARRAY['critical'::text, 'high'::text, 'warning'::text, 'medium'::text, 'low'::text, 'info'::text]))),
    CONSTRAINT resource_action_traces_duration_check CHECK ((execution_duration_ms <= '9007199254740991'::bigint)),
    CONSTRAINT resource_action_traces_embedding_model_check CHECK (((embedding IS NULL) OR (embedding_model IS NOT NULL))),
    CONSTRAINT resource_action_traces_execution_duration_ms_check CHECK ((execution_duration_ms >= 0)),
    CONSTRAINT resource_action_traces_execution_status_check CHECK ((execution_status = ANY (ARRAY['pending'::text, 'executing'::text, 'completed'::text, 'failed'::text, 'rolled-back'::text]))),
    CONSTRAINT resource_action_traces_execution_times_check CHECK ((execution_end_time >= execution_start_time)),
    CONSTRAINT resource_action_traces_times_check CHECK ((((EXTRACT(year FROM (action_timestamp AT TIME ZONE 'UTC'::text)) >= (1)::numeric) AND (EXTRACT(year FROM (action_timestamp AT TIME ZONE 'UTC'::text)) <= (9999)::numeric)) AND ((EXTRACT(year FROM (execution_start_time AT TIME ZONE 'UTC'::text)) >= (1)::numeric) AND (EXTRACT(year FROM (execution_start_time AT TIME ZONE 'UTC'::text)) <= (9999)::numeric)) AND ((EXTRACT(year FROM (execution_end_time AT TIME ZONE 'UTC'::text)) >= (1)::numeric) AND (EXTRACT(year FROM (execution_end_time AT TIME ZONE 'UTC'::text)) <= (9999)::numeric)) AND ((EXTRACT(year FROM (created_at AT TIME ZONE 'UTC'::text)) >= (1)::numeric) AND (EXTRACT(year FROM (created_at AT TIME ZONE 'UTC'::text)) <= (9999)::numeric)) AND ((EXTRACT(year FROM (updated_at AT TIME ZONE 'UTC'::text)) >= (1)::numeric) AND (EXTRACT(year FROM (updated_at AT TIME ZONE 'UTC'::text)) <= (9999)::numeric)))),
    CONSTRAINT resource_action_traces_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX resource_action_traces_action_id_idx ON public.resource_action_traces USING btree (action_id);
CREATE INDEX resource_action_traces_action_type_idx ON public.resource_action_traces USING btree (action_type, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_aggregated_idx ON public.resource_action_traces USING btree (action_timestamp) INCLUDE (execution_status, execution_duration_ms, alert_severity, action_type, environment, namespace);
CREATE INDEX resource_action_traces_alert_any_case_idx ON public.resource_action_traces USING btree (lower(alert_name), action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_alert_fingerprint_idx ON public.resource_action_traces USING btree (alert_fingerprint, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_alert_name_idx ON public.resource_action_traces USING btree (alert_name, action_timestamp DESC, id DESC) INCLUDE (execution_status, execution_duration_ms, alert_severity);
CREATE INDEX resource_action_traces_alert_severity_idx ON public.resource_action_traces USING btree (alert_severity, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_cluster_name_idx ON public.resource_action_traces USING btree (cluster_name, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_embedding_digest_idx ON public.resource_action_traces USING btree (embedding_digest(embedding), embedding_model, id DESC);
CREATE INDEX resource_action_traces_environment_idx ON public.resource_action_traces USING btree (environment, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_execution_status_idx ON public.resource_action_traces USING btree (execution_status, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_history_idx ON public.resource_action_traces USING btree (action_history_id, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_kind_idx ON public.resource_action_traces USING btree (kind, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_model_idx ON public.resource_action_traces USING btree (embedding_model, id);
CREATE INDEX resource_action_traces_name_idx ON public.resource_action_traces USING btree (name, action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_namespace_idx ON public.resource_action_traces USING btree (namespace, action_timestamp DESC, id DESC) INCLUDE (execution_status, execution_duration_ms, alert_severity);
CREATE INDEX resource_action_traces_recent_idx ON public.resource_action_traces USING btree (action_timestamp DESC, id DESC);
CREATE INDEX resource_action_traces_text_idx ON public.resource_action_traces USING gin ((((((alert_name || ' '::text) || COALESCE(alert_summary, ''::text)) || ' '::text) || COALESCE(execution_error, ''::text))) gin_trgm_ops) WITH (gin_pending_list_limit='512');
CREATE INDEX resource_action_traces_unembedded_idx ON public.resource_action_traces USING btree (id) WHERE (embedding IS NULL);
CREATE INDEX resource_action_traces_workflow_id_idx ON public.resource_action_traces USING btree (workflow_id, action_timestamp DESC, id DESC) INCLUDE (execution_status, execution_duration_ms, alert_severity);
CREATE TRIGGER resource_action_traces_embeddings_inserted AFTER INSERT ON public.resource_action_traces REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION embeddings_of_traces();
CREATE TRIGGER resource_action_traces_embeddings_updated AFTER UPDATE ON public.resource_action_traces REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION embeddings_of_traces();
CREATE TRIGGER resource_action_traces_place BEFORE INSERT OR UPDATE ON public.resource_action_traces FOR EACH ROW EXECUTE FUNCTION place_of_trace();
ALTER TABLE resource_action_traces OWNER TO precedent_owner;
GRANT SELECT (id, action_history_id, alert_name, alert_fingerprint, alert_severity, cluster_name, environment, action_type, action_timestamp, action_parameters, execution_status, execution_start_time, execution_end_time, execution_duration_ms, execution_error, embedding, created_at, updated_at, action_id, alert_summary, embedding_model, namespace, kind, name, workflow_id) ON resource_action_traces TO precedent_reader;
GRANT INSERT, SELECT, UPDATE ON resource_action_traces TO precedent_writer;
COMMENT ON TABLE resource_action_traces IS 'One remediation action taken because of an alert, with its outcome; read by consumers as an incident.';
COMMENT ON COLUMN resource_action_traces.id IS 'Surrogate key; with action_timestamp the order of lists.';
COMMENT ON COLUMN resource_action_traces.action_history_id IS 'History this attempt belongs to.';
COMMENT ON COLUMN resource_action_traces.alert_name IS 'Name of the alert that led to the action.';
COMMENT ON COLUMN resource_action_traces.alert_fingerprint IS 'Fingerprint of the alert''s labels, as the alerting system computes it.';
COMMENT ON COLUMN resource_action_traces.alert_severity IS 'critical, high, warning, medium, low or info; NULL when unknown.';
COMMENT ON COLUMN resource_action_traces.cluster_name IS 'Cluster the action ran in; always that of the resource.';
COMMENT ON COLUMN resource_action_traces.environment IS 'Environment of the workload, for example production.';
COMMENT ON COLUMN resource_action_traces.action_type IS 'Kind of action, for example restart_pod.';
COMMENT ON COLUMN resource_action_traces.action_timestamp IS 'When the action was decided.';
COMMENT ON COLUMN resource_action_traces.action_parameters IS 'Parameters of the action, as the client sent them.';
COMMENT ON COLUMN resource_action_traces.execution_status IS 'pending, executing, completed, failed or rolled-back.';
COMMENT ON COLUMN resource_action_traces.execution_start_time IS 'When execution began.';
COMMENT ON COLUMN resource_action_traces.execution_end_time IS 'When execution ended; never before it began.';
COMMENT ON COLUMN resource_action_traces.execution_duration_ms IS 'Execution time in milliseconds.';
COMMENT ON COLUMN resource_action_traces.execution_error IS 'Why the action failed or was rolled back.';
COMMENT ON COLUMN resource_action_traces.embedding IS 'Unit vector of the incident''s text, for similarity by cosine distance; NULL until computed.';
COMMENT ON COLUMN resource_action_traces.created_at IS 'When the row was written.';
COMMENT ON COLUMN resource_action_traces.updated_at IS 'When the row last changed.';
COMMENT ON COLUMN resource_action_traces.action_id IS 'Client''s id of the action, unique for ever; NULL when the client sent none.';
COMMENT ON COLUMN resource_action_traces.alert_summary IS 'What the alert said, in words.';
COMMENT ON COLUMN resource_action_traces.embedding_model IS 'Model that made the embedding; set whenever embedding is.';
COMMENT ON COLUMN resource_action_traces.namespace IS 'Copy of the resource''s namespace, for filtering; kept by triggers.';
COMMENT ON COLUMN resource_action_traces.kind IS 'Copy of the resource''s kind, for filtering; kept by triggers.';
COMMENT ON COLUMN resource_action_traces.name IS 'Copy of the resource''s name, for filtering; kept by triggers.';
COMMENT ON COLUMN resource_action_traces.workflow_id IS 'Copy of the history''s workflow_id, for filtering; kept by triggers.';

CREATE TABLE resource_references (
    id bigint NOT NULL DEFAULT nextval('resource_references_id_seq'::regclass),
    namespace text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    cluster_name text NOT NULL,
    CONSTRAINT resource_references_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX resource_references_identity_idx ON public.resource_references USING btree (cluster_name, namespace, kind, name);
CREATE INDEX resource_references_namespace_idx ON public.resource_references USING btree (namespace, kind, name);
CREATE TRIGGER resource_references_place AFTER UPDATE ON public.resource_references FOR EACH ROW EXECUTE FUNCTION place_of_resource_changed();
ALTER TABLE resource_references OWNER TO precedent_owner;
GRANT SELECT (id, namespace, kind, name, created_at, cluster_name) ON resource_references TO precedent_reader;
GRANT INSERT, SELECT, UPDATE ON resource_references TO precedent_writer;
COMMENT ON TABLE resource_references IS 'A Kubernetes object that actions were taken on: one row for each cluster, namespace, kind and name.';
COMMENT ON COLUMN resource_references.id IS 'Surrogate key.';
COMMENT ON COLUMN resource_references.namespace IS 'Namespace; empty for cluster-scoped kinds such as Node.';
COMMENT ON COLUMN resource_references.kind IS 'Kubernetes kind, for example Deployment.';
COMMENT ON COLUMN resource_references.name IS 'Name of the object.';
COMMENT ON COLUMN resource_references.created_at IS 'When the resource was first seen.';
COMMENT ON COLUMN resource_references.cluster_name IS 'Cluster the object lives in; part of its identity.';

ALTER TABLE action_histories ADD CONSTRAINT action_histories_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES resource_references(id);
ALTER TABLE resource_action_traces ADD CONSTRAINT resource_action_traces_action_history_id_fkey FOREIGN KEY (action_history_id) REFERENCES action_histories(id);

ALTER SEQUENCE action_histories_id_seq OWNED BY action_histories.id;
GRANT USAGE ON SEQUENCE action_histories_id_seq TO precedent_writer;
ALTER SEQUENCE resource_action_traces_id_seq OWNED BY resource_action_traces.id;
GRANT USAGE ON SEQUENCE resource_action_traces_id_seq TO precedent_writer;
ALTER SEQUENCE resource_references_id_seq OWNED BY resource_references.id;
GRANT USAGE ON SEQUENCE resource_references_id_seq TO precedent_writer;

CREATE OR REPLACE FUNCTION public.delete_unused_embeddings(digests uuid[], models text[])
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
 SET lock_timeout TO '100ms'
AS $function$
DECLARE
    deleted bigint;
BEGIN
    LOCK TABLE distinct_embeddings IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM distinct_embeddings AS e
    USING unnest(digests, models) AS named (digest, model)
    WHERE e.digest = named.digest
      AND e.model = named.model
      AND NOT EXISTS (
          SELECT FROM resource_action_traces AS t
          WHERE embedding_digest(t.embedding) = e.digest AND t.embedding_model = e.model
      );
    GET DIAGNOSTICS deleted = ROW_COUNT;
    RETURN deleted;
END
$function$;

CREATE OR REPLACE FUNCTION public.embedding_digest(embedding vector)
 RETURNS uuid
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT COST 10000
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
    RETURN CAST(md5(vector_send(embedding)) AS uuid);
END
$function$;

CREATE OR REPLACE FUNCTION public.embeddings_of_traces()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
    INSERT INTO distinct_embeddings (digest, model, embedding)
    SELECT DISTINCT ON (digest, embedding_model) embedding_digest(embedding) AS digest, embedding_model, embedding
    FROM written
    WHERE embedding IS NOT NULL
    ORDER BY digest, embedding_model
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.place_of_history_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
    IF (OLD.resource_id, OLD.workflow_id) IS DISTINCT FROM (NEW.resource_id, NEW.workflow_id) THEN
        -- Whatever is written here, the traces' own trigger reads their place anew.
        UPDATE resource_action_traces SET kind = NULL WHERE action_history_id = NEW.id;
    END IF;
    RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.place_of_resource_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
BEGIN
    IF (OLD.namespace, OLD.kind, OLD.name) IS DISTINCT FROM (NEW.namespace, NEW.kind, NEW.name) THEN
        UPDATE resource_action_traces AS t
        SET kind = NULL
        FROM action_histories AS h
        WHERE h.resource_id = NEW.id AND t.action_history_id = h.id;
    END IF;
    RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.place_of_trace()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
$function$;
