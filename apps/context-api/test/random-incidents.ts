import { toVectorParameter } from '@precedent/embedding';
import { ALERT_SEVERITIES, EXECUTION_STATUSES, type DB, type ExecutionStatus } from '@precedent/schema';
import type { Kysely } from 'kysely';
import { pseudoRandom } from './many-incidents.ts';

/** An incident as a reference in memory needs it. */
export interface RandomIncident {
  readonly id: number;
  readonly cluster_name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly environment: string | null;
  readonly alert_severity: string | null;
  readonly alert_name: string;
  readonly alert_fingerprint: string | null;
  readonly action_type: string;
  readonly workflow_id: string | null;
  readonly execution_status: ExecutionStatus;
  readonly execution_duration_ms: number | null;
  /** RFC 3339 in UTC with microseconds. */
  readonly action_timestamp: string;
  readonly vector: readonly number[] | null;
}

const DAY_MS = 86_400_000;

/**
 * Incidents of a small world, so that filters hit several: every optional value is NULL in some, instants and durations
 * repeat. They lie within the 200 days before `until`, some of them at one instant.
 */
export function randomIncidents(seed: number, count: number, until: Date): RandomIncident[] {
  const next = pseudoRandom(seed);
  const below = (bound: number) => Math.floor(((next() + 1) / 2) * bound);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const optional = <T>(value: T): T | null => (below(8) === 0 ? null : value);
  return Array.from({ length: count }, (_, index) => {
    const moment = new Date(until.getTime() - below(20) ** 2 * (DAY_MS / 2) - below(3) * 1000);
    return {
      id: seed * 1_000_000 + index,
      cluster_name: pick(['east', 'west']),
      namespace: pick(['', 'checkout', 'Größe', 'search']),
      kind: pick(['Deployment', 'Node']),
      name: pick(['api', 'web', 'worker-1']),
      environment: optional(pick(['production', 'staging'])),
      alert_severity: optional(pick(ALERT_SEVERITIES)),
      alert_name: pick(['CrashLoop', 'DiskFull', 'Latency']),
      alert_fingerprint: optional(pick(['f1', 'f2', 'f3'])),
      action_type: pick(['restart_pod', 'scale_out', 'expand_volume', 'alert', "it's 🔥"]),
      workflow_id: optional(`wf-${below(6)}`),
      execution_status: pick([...EXECUTION_STATUSES, 'completed', 'completed', 'failed']),
      execution_duration_ms: optional(pick([0, 250, 250, 1000, 61_000, below(1_000_000)])),
      action_timestamp: moment.toISOString().replace('Z', `${pick(['000', '001', '999'])}Z`),
      vector: optional(Array.from({ length: 768 }, (_each, place) => (place < 3 ? next() + 0.4 : 0))),
    };
  });
}

/** Inserts them with their ids, in three statements. */
export async function insertRandom(owner: Kysely<DB>, incidents: readonly RandomIncident[]): Promise<void> {
  const resources = numbered(incidents, ({ cluster_name, namespace, kind, name }) => ({
    cluster_name,
    namespace,
    kind,
    name,
  }));
  const histories = numbered(incidents, (incident) => ({
    resource_id: resources.idOf(incident),
    // Without a workflow each action has a history of its own.
    workflow_id: incident.workflow_id ?? `none ${incident.id}`,
    action_type: incident.action_type,
  }));
  await owner.insertInto('resource_references').values(resources.rows).execute();
  await owner
    .insertInto('action_histories')
    .values(
      histories.rows.map((row) => ({
        ...row,
        workflow_id: row.workflow_id.startsWith('none ') ? null : row.workflow_id,
        status: 'completed',
      })),
    )
    .execute();
  await owner
    .insertInto('resource_action_traces')
    .values(
      incidents.map((incident) => {
        const { vector } = incident;
        return {
          id: incident.id,
          action_history_id: histories.idOf(incident),
          cluster_name: incident.cluster_name,
          environment: incident.environment,
          alert_severity: incident.alert_severity,
          alert_name: incident.alert_name,
          alert_fingerprint: incident.alert_fingerprint,
          action_type: incident.action_type,
          execution_status: incident.execution_status,
          execution_duration_ms: incident.execution_duration_ms,
          action_timestamp: incident.action_timestamp,
          embedding: vector === null ? null : toVectorParameter(vector),
          embedding_model: vector === null ? null : 'hashing-v1',
        };
      }),
    )
    .execute();
}

/** The different values that rows have, with an id each. */
function numbered<Row extends object>(
  incidents: readonly RandomIncident[],
  rowOf: (incident: RandomIncident) => Row,
) {
  const known = new Map<string, Row & { id: number }>();
  const first = incidents[0]?.id ?? 0;
  const keyOf = (incident: RandomIncident) => JSON.stringify(rowOf(incident));
  for (const incident of incidents) {
    if (!known.has(keyOf(incident))) {
      known.set(keyOf(incident), { id: first + known.size, ...rowOf(incident) });
    }
  }
  return {
    rows: [...known.values()],
    idOf: (incident: RandomIncident) => known.get(keyOf(incident))?.id ?? 0,
  };
}
