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
 * histories always are, for they are locked.
 * @returns the places in the order of the traces, and the ids of resources by key, to be remembered after the commit
 */
export async function placesOf(
  tx: Transaction<DB>,
  traces: readonly ImportedTrace[],
  known: KnownIds,
): Promise<{ places: Place[]; resources: ReadonlyMap<string, number> }> {
  const resources = await resourcesOf(tx, traces, known);
  const idOf = (trace: ImportedTrace): number => found(resources.get(resourceKey(trace)));
  const wanted = new Map(
    traces.flatMap((trace) => {
      const { workflow_id, action_type } = trace;
      if (workflow_id === null) return [];
      const history = { resource_id: idOf(trace), workflow_id, action_type };
      return [[historyKey(history), history] as const];
    }),
  );
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

async function historiesOf(
  tx: Transaction<DB>,
  wanted: readonly { resource_id: number; workflow_id: string; action_type: string }[],
): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map();
  const rows = await ensureHistories(tx, {
    resource_ids: wanted.map(({ resource_id }) => resource_id),
    workflow_ids: wanted.map(({ workflow_id }) => workflow_id),
    action_types: wanted.map(({ action_type }) => action_type),
  }).execute();
  return new Map(rows.map((row) => [historyKey(row), row.id]));
}

function found(id: number | undefined): number {
  if (id === undefined) throw new Error('a resource or history was neither found nor made');
  return id;
}
