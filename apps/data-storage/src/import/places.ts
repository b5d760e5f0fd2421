import type { DB } from '@precedent/schema';
import type { Transaction } from 'kysely';
import { ensureHistories } from './histories.command.ts';
import type { ImportedTrace } from './imported-trace.ts';
import type { KnownIds } from './known-ids.ts';
import { ensureResources } from './resources.command.ts';

/** Where a trace belongs; no history for an action outside any workflow. */
export interface Place {
  readonly resourceId: number;
  readonly historyId: number | null;
}

/**
 * Finds or makes the resources and histories of traces, each once. Resources that are already known are not asked for;
 * histories always are, for they take the status of their latest attempt.
 * @returns the places in the order of the traces, and the ids of resources by key, to be remembered after the commit
 */
export async function placesOf(
  tx: Transaction<DB>,
  traces: readonly ImportedTrace[],
  known: KnownIds,
): Promise<{ places: Place[]; resources: ReadonlyMap<string, number> }> {
  const resources = await resourcesOf(tx, traces, known);
  const idOf = (trace: ImportedTrace): number => found(resources.get(resourceKey(trace)));
  const wanted = new Map<string, WantedHistory>();
  for (const trace of traces) {
    const { workflow_id, action_type } = trace;
    if (workflow_id === null) continue;
    const history = { resource_id: idOf(trace), workflow_id, action_type };
    const key = historyKey(history);
    wanted.set(
      key,
      withAttempt(wanted.get(key) ?? { ...history, latest: trace, created_at: trace.created_at }, trace),
    );
  }
  const histories = await historiesOf(tx, [...wanted.values()]);
  const places = traces.map((trace) => {
    const resourceId = idOf(trace);
    if (trace.workflow_id === null) return { resourceId, historyId: null };
    return { resourceId, historyId: found(histories.get(historyKey({ ...trace, resource_id: resourceId }))) };
  });
  return { places, resources };
}

interface Identity {
  readonly cluster_name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

/** No part can hold the separator: NUL is refused in every text. */
function resourceKey({ cluster_name, namespace, kind, name }: Identity): string {
  return `${cluster_name}\0${namespace}\0${kind}\0${name}`;
}

async function resourcesOf(
  tx: Transaction<DB>,
  traces: readonly ImportedTrace[],
  known: KnownIds,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const missing = new Map<string, ImportedTrace>();
  for (const trace of traces) {
    const key = resourceKey(trace);
    const id = ids.get(key) ?? known.get(key);
    if (id === undefined) missing.set(key, trace);
    else ids.set(key, id);
  }
  if (missing.size === 0) return ids;
  const wanted = [...missing.values()];
  const rows = await ensureResources(tx, {
    cluster_names: wanted.map(({ cluster_name }) => cluster_name),
    namespaces: wanted.map(({ namespace }) => namespace),
    kinds: wanted.map(({ kind }) => kind),
    names: wanted.map(({ name }) => name),
  }).execute();
  for (const row of rows) ids.set(resourceKey(row), row.id);
  return ids;
}

interface History {
  readonly resource_id: number;
  readonly workflow_id: string | null;
  readonly action_type: string;
}

function historyKey({ resource_id, workflow_id, action_type }: History): string {
  return `${resource_id}\0${workflow_id}\0${action_type}`;
}

interface WantedHistory {
  readonly resource_id: number;
  readonly workflow_id: string;
  readonly action_type: string;
  readonly latest: ImportedTrace;
  /** Of the first of its traces; null for now. */
  readonly created_at: string | null;
}

/** The history with one more of its traces; of attempts at the same time the one that is stored last is the latest. */
function withAttempt(history: WantedHistory, trace: ImportedTrace): WantedHistory {
  const { latest, created_at } = history;
  const later = trace.action_timestamp >= latest.action_timestamp;
  const earlier = created_at === null || (trace.created_at !== null && trace.created_at < created_at);
  return {
    ...history,
    latest: later ? trace : latest,
    created_at: earlier ? trace.created_at : created_at,
  };
}

async function historiesOf(
  tx: Transaction<DB>,
  wanted: readonly WantedHistory[],
): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map();
  const rows = await ensureHistories(tx, {
    resource_ids: wanted.map(({ resource_id }) => resource_id),
    workflow_ids: wanted.map(({ workflow_id }) => workflow_id),
    action_types: wanted.map(({ action_type }) => action_type),
    statuses: wanted.map(({ latest }) => latest.execution_status),
    latest_attempts: wanted.map(({ latest }) => latest.action_timestamp),
    created_ats: wanted.map(({ created_at }) => created_at),
  }).execute();
  return new Map(rows.map((row) => [historyKey(row), row.id]));
}

function found(id: number | undefined): number {
  if (id === undefined) throw new Error('a resource or history was neither found nor made');
  return id;
}
