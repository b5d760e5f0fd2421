-- The three tables of DD-SCHEMA-001, to the column. Everything else comes in later files, as it would in production.
-- A resource is where something happened, a history is one workflow on it, a trace is one action and its outcome.

CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE resource_references (
    id BIGSERIAL PRIMARY KEY,
    namespace TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE TABLE action_histories (
    id BIGSERIAL PRIMARY KEY,
    resource_id BIGINT NOT NULL REFERENCES resource_references (id),
    workflow_id TEXT,
    action_type TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE TABLE resource_action_traces (
    id BIGSERIAL PRIMARY KEY,
    action_history_id BIGINT NOT NULL REFERENCES action_histories (id),
    alert_name TEXT NOT NULL,
    alert_fingerprint TEXT,
    alert_severity TEXT,
    cluster_name TEXT NOT NULL,
    environment TEXT,
    action_type TEXT NOT NULL,
    action_timestamp TIMESTAMPTZ NOT NULL,
    action_parameters JSONB,
    execution_status TEXT NOT NULL,
    execution_start_time TIMESTAMPTZ,
    execution_end_time TIMESTAMPTZ,
    execution_duration_ms BIGINT,
    execution_error TEXT,
    embedding vector(768),
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);
