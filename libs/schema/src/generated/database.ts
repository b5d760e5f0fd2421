/**
 * Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */
import type { Embedding, SafeInteger, Timestamptz } from "../columns.ts";
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface ActionHistories {
  /**
   * Kind of action, for example restart_pod.
   */
  action_type: string;
  /**
   * When the first attempt was recorded.
   */
  created_at: Generated<Timestamptz>;
  /**
   * Surrogate key.
   */
  id: Generated<SafeInteger>;
  /**
   * Latest action_timestamp of its traces, whose status it has; null before the first.
   */
  latest_attempt_at: Timestamptz | null;
  /**
   * Resource the workflow acted on.
   */
  resource_id: SafeInteger;
  /**
   * State of the latest attempt: pending, executing, completed, failed or rolled-back.
   */
  status: string;
  /**
   * Client's id of the workflow; NULL for an action outside any workflow.
   */
  workflow_id: string | null;
}

export interface CloudEvents {
  /**
   * Trace that it told of.
   */
  action_trace_id: SafeInteger;
  /**
   * SHA-256 of source and id of the event, as hex.
   */
  key: string;
  /**
   * When it was received for the first time.
   */
  received_at: Generated<Timestamptz>;
}

export interface DeferredIndexes {
  /**
   * CREATE INDEX, as the server wrote it.
   */
  definition: string;
  /**
   * When it was dropped.
   */
  dropped_at: Generated<Timestamptz>;
  /**
   * Name of the index.
   */
  name: string;
}

export interface DistinctEmbeddings {
  /**
   * embedding_digest of the embedding.
   */
  digest: string;
  /**
   * As the traces have it.
   */
  embedding: Embedding;
  /**
   * The traces' embedding_model.
   */
  model: string;
}

export interface EmbeddingClaims {
  /**
   * Times it was claimed; the pause after a refusal grows with it.
   */
  attempts: SafeInteger;
  /**
   * Until then no other worker takes it; a worker that was killed lets it run out.
   */
  claimed_until: Timestamptz;
  /**
   * Trace that is to get a vector.
   */
  trace_id: SafeInteger;
}

export interface EmbeddingModels {
  /**
   * Numbers in each of its vectors.
   */
  dimensions: SafeInteger;
  /**
   * When its first vector was about to be stored.
   */
  first_used_at: Generated<Timestamptz>;
  /**
   * Id of the model; resource_action_traces.embedding_model names it.
   */
  model: string;
  /**
   * Since when services have been configured with it without a break; null for a model that only clients named.
   */
  used_since: Timestamptz | null;
  /**
   * Until then some service is taken to be configured with it; services move it on.
   */
  used_until: Timestamptz | null;
}

export interface IdempotencyKeys {
  /**
   * Body of the answer, as it was sent.
   */
  body: string;
  /**
   * SHA-256 of who asked, as hex: keys of different callers have nothing to do with each other.
   */
  caller: string;
  /**
   * When the request was answered.
   */
  created_at: Generated<Timestamptz>;
  /**
   * SHA-256 of path, query and body of the request, as hex.
   */
  fingerprint: string;
  /**
   * Headers of the answer that tell of the data, such as Location.
   */
  headers: Json;
  /**
   * The Idempotency-Key of the request.
   */
  key: string;
  /**
   * Status of the answer; only successes are kept.
   */
  status: SafeInteger;
}

export interface ResourceActionTraces {
  /**
   * History this attempt belongs to.
   */
  action_history_id: SafeInteger;
  /**
   * Client's id of the action, unique for ever; NULL when the client sent none.
   */
  action_id: string | null;
  /**
   * Parameters of the action, as the client sent them.
   */
  action_parameters: Json | null;
  /**
   * When the action was decided.
   */
  action_timestamp: Timestamptz;
  /**
   * Kind of action, for example restart_pod.
   */
  action_type: string;
  /**
   * Fingerprint of the alert's labels, as the alerting system computes it.
   */
  alert_fingerprint: string | null;
  /**
   * Name of the alert that led to the action.
   */
  alert_name: string;
  /**
   * critical, high, warning, medium, low or info; NULL when unknown.
   */
  alert_severity: string | null;
  /**
   * What the alert said, in words.
   */
  alert_summary: string | null;
  /**
   * Cluster the action ran in; always that of the resource.
   */
  cluster_name: string;
  /**
   * When the row was written.
   */
  created_at: Generated<Timestamptz>;
  /**
   * Unit vector of the incident's text, for similarity by cosine distance; NULL until computed.
   */
  embedding: Embedding | null;
  /**
   * Model that made the embedding; set whenever embedding is.
   */
  embedding_model: string | null;
  /**
   * Environment of the workload, for example production.
   */
  environment: string | null;
  /**
   * Execution time in milliseconds.
   */
  execution_duration_ms: SafeInteger | null;
  /**
   * When execution ended; never before it began.
   */
  execution_end_time: Timestamptz | null;
  /**
   * Why the action failed or was rolled back.
   */
  execution_error: string | null;
  /**
   * When execution began.
   */
  execution_start_time: Timestamptz | null;
  /**
   * pending, executing, completed, failed or rolled-back.
   */
  execution_status: string;
  /**
   * Surrogate key; with action_timestamp the order of lists.
   */
  id: Generated<SafeInteger>;
  /**
   * Copy of the resource's kind, for filtering; kept by triggers.
   */
  kind: string | null;
  /**
   * Copy of the resource's name, for filtering; kept by triggers.
   */
  name: string | null;
  /**
   * Copy of the resource's namespace, for filtering; kept by triggers.
   */
  namespace: string | null;
  /**
   * When the row last changed.
   */
  updated_at: Generated<Timestamptz>;
  /**
   * Copy of the history's workflow_id, for filtering; kept by triggers.
   */
  workflow_id: string | null;
}

export interface ResourceReferences {
  /**
   * Cluster the object lives in; part of its identity.
   */
  cluster_name: string;
  /**
   * When the resource was first seen.
   */
  created_at: Generated<Timestamptz>;
  /**
   * Surrogate key.
   */
  id: Generated<SafeInteger>;
  /**
   * Kubernetes kind, for example Deployment.
   */
  kind: string;
  /**
   * Name of the object.
   */
  name: string;
  /**
   * Namespace; empty for cluster-scoped kinds such as Node.
   */
  namespace: string;
}

export interface DB {
  action_histories: ActionHistories;
  cloud_events: CloudEvents;
  deferred_indexes: DeferredIndexes;
  distinct_embeddings: DistinctEmbeddings;
  embedding_claims: EmbeddingClaims;
  embedding_models: EmbeddingModels;
  idempotency_keys: IdempotencyKeys;
  resource_action_traces: ResourceActionTraces;
  resource_references: ResourceReferences;
}
