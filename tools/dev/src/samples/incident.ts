import { createHash } from 'node:crypto';
import { ACTIONS, type ActionType } from './actions/actions.ts';
import { ALERTS } from './alerts/alerts.ts';
import { type Alert, type Cause } from './alerts/alert.ts';
import { actionsToTry, outcomeOf } from './outcome.ts';
import { type Cluster, CLUSTERS } from './places/clusters.ts';
import { type Workload } from './places/workloads.ts';
import { numberOf, type Random } from './random.ts';
import { type Environment, type SampleTrace, type Severity } from './sample-trace.ts';
import { chooseCause, chooseTarget } from './target.ts';

/** A trace before it has its place in time among the others, which numbers it. */
export type UnnumberedTrace = Omit<SampleTrace, 'action_id'>;

interface Incident {
  readonly cause: Cause;
  readonly target: Workload;
  /** What all actions of the incident have in common. */
  readonly common: Pick<
    UnnumberedTrace,
    | 'alert_name'
    | 'alert_summary'
    | 'alert_fingerprint'
    | 'alert_severity'
    | 'cluster_name'
    | 'environment'
    | 'workflow_id'
    | keyof Workload
  >;
}

type InstantOf = (alert: Alert) => number;

/** The actions tried in turn until one ended the incident or people went on by hand. */
export function pastIncident(random: Random, number: number, instantOf: InstantOf): UnnumberedTrace[] {
  const { incident, instant } = newIncident(random, number, instantOf);
  const traces: UnnumberedTrace[] = [];
  let decided = instant + random.integer(20, 900) * 1000;
  for (const type of actionsToTry(random, incident.cause, incident.target)) {
    const outcome = outcomeOf(random, type, incident.cause, incident.target);
    const start = decided + random.integer(300, 20_000);
    const end = start + outcome.durationMs;
    traces.push({
      ...begun(random, incident, type, decided),
      execution_status: outcome.status,
      execution_start_time: rfc3339(start),
      execution_end_time: rfc3339(end),
      execution_duration_ms: outcome.durationMs,
      execution_error: outcome.error === null ? null : fill(random, outcome.error, incident.target),
    });
    if (outcome.status === 'completed' || random.chance(0.2)) break;
    decided = end + random.integer(60, 720) * 1000;
  }
  return traces;
}

/** The one action of an incident that is being handled: not begun, or begun and not finished. */
export function openIncident(
  random: Random,
  number: number,
  status: 'pending' | 'executing',
  instantOf: InstantOf,
): UnnumberedTrace {
  const { incident, instant } = newIncident(random, number, instantOf);
  const [type] = actionsToTry(random, incident.cause, incident.target);
  if (type === undefined) throw new RangeError(`no action fits ${incident.common.alert_name}`);
  return {
    ...begun(random, incident, type, instant),
    execution_status: status,
    execution_start_time: status === 'executing' ? rfc3339(instant + random.integer(300, 20_000)) : null,
    execution_end_time: null,
    execution_duration_ms: null,
    execution_error: null,
  };
}

function newIncident(
  random: Random,
  number: number,
  instantOf: InstantOf,
): { incident: Incident; instant: number } {
  const alert = random.weighted(ALERTS, ({ frequency }) => frequency);
  const cluster = random.weighted(CLUSTERS, ({ weight }) => weight);
  const target = chooseTarget(random, alert, cluster);
  const cause = chooseCause(random, alert, target);
  const common = {
    alert_name: alert.name,
    alert_summary: fill(random, random.pick(cause.summaries), target),
    alert_fingerprint: fingerprint(alert, cluster, target),
    alert_severity: severityIn(cluster.environment, alert.severity),
    cluster_name: cluster.name,
    environment: cluster.environment,
    workflow_id: `wf-${digest(`workflow ${number}`).slice(0, 12)}`,
    ...target,
  };
  return { incident: { cause, target, common }, instant: instantOf(alert) };
}

function begun(random: Random, incident: Incident, type: ActionType, decided: number) {
  return {
    ...incident.common,
    action_type: type,
    action_timestamp: rfc3339(decided),
    action_parameters: ACTIONS[type].parameters?.(random) ?? null,
  };
}

/** Replaces the placeholders of a text by the names of the target and believable numbers. */
function fill(random: Random, text: string, target: Workload): string {
  const values: Readonly<Record<string, string>> = {
    name: target.name,
    namespace: target.namespace,
    count: String(random.integer(2, 9)),
    percent: String(random.integer(81, 99)),
    minutes: String(random.integer(6, 55)),
    days: String(random.integer(2, 20)),
  };
  return text.replace(/\{(\w+)\}/g, (placeholder, key: string) => values[key] ?? placeholder);
}

/** Stays the same for an alert and its resource, as Alertmanager's does; one cluster sends longer ones. */
function fingerprint(alert: Alert, cluster: Cluster, target: Workload): string {
  const whole = digest([alert.name, cluster.name, target.namespace, target.kind, target.name].join('\u0000'));
  return numberOf(cluster.name) % 5 === 0 ? whole : whole.slice(0, 16);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Outside production the same alert is less urgent. */
function severityIn(environment: Environment, severity: Severity): Severity {
  if (environment === 'production' || severity === 'info') return severity;
  if (environment === 'staging') return severity === 'critical' ? 'high' : 'medium';
  return severity === 'critical' ? 'medium' : 'low';
}

function rfc3339(instant: number): string {
  return new Date(instant).toISOString();
}
