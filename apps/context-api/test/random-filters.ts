import type { ExecutionStatus } from '@precedent/schema';
import { phaseOf } from '../src/incidents/phase.ts';
import { pseudoRandom } from './many-incidents.ts';
import type { RandomIncident } from './random-incidents.ts';

/** Filters as parameters of a request. */
export type FilterQuery = Readonly<Record<string, string | readonly string[]>>;

const VALUES: Readonly<Record<string, readonly string[]>> = {
  cluster_name: ['east', 'west', 'nowhere'],
  namespace: ['', 'checkout', 'Größe', 'search'],
  kind: ['Deployment', 'Node'],
  name: ['api', 'web', 'worker-1'],
  environment: ['production', 'staging'],
  severity: ['critical', 'high', 'warning', 'medium', 'low', 'info'],
  action_type: ['restart_pod', 'scale_out', 'expand_volume', 'alert', "it's 🔥"],
  status: ['pending', 'executing', 'completed', 'failed', 'rolled-back'],
  phase: ['pending', 'processing', 'completed', 'failed'],
  alert_name: ['CrashLoop', 'DiskFull', 'Latency'],
  alert_fingerprint: ['f1', 'f2', 'f3'],
  workflow_id: ['wf-0', 'wf-1', 'wf-5'],
};

/** Filters with one or several values, few at a time, so that something is left. */
export function randomFilters(
  seed: number,
): () => { filters: FilterQuery; below: (bound: number) => number } {
  const next = pseudoRandom(seed);
  const below = (bound: number) => Math.floor(((next() + 1) / 2) * bound);
  return () => {
    const filters = Object.entries(VALUES).flatMap(([filter, values]) => {
      if (below(6) > 0) return [];
      const chosen = values.filter(() => below(2) === 0);
      return [[filter, chosen.length === 0 ? [values[below(values.length)] as string] : chosen] as const];
    });
    return { filters: Object.fromEntries(filters), below };
  };
}

const READ: Readonly<Record<string, (incident: RandomIncident) => string | null>> = {
  severity: ({ alert_severity }) => alert_severity,
  status: ({ execution_status }) => execution_status,
  phase: ({ execution_status }) => phaseOf(execution_status satisfies ExecutionStatus),
};

/** What an incident has for a filter. */
export function valueOf(incident: RandomIncident, filter: string): string | null {
  const read = READ[filter];
  return read === undefined
    ? ((incident as unknown as Record<string, string | null>)[filter] ?? null)
    : read(incident);
}

/** Whether an incident matches, and lies in the window. */
export function matches(
  incident: RandomIncident,
  filters: FilterQuery,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): boolean {
  const { action_timestamp: at } = incident;
  if ((from !== null && at < from) || (to !== null && at >= to)) return false;
  return Object.entries(filters).every(([filter, values]) =>
    [values].flat().includes(valueOf(incident, filter) ?? 'null is no value'),
  );
}
