import { type Alert, type Cause } from './alerts/alert.ts';
import { type Cluster, nodesOf } from './places/clusters.ts';
import { type Workload, WORKLOADS } from './places/workloads.ts';
import { numberOf, type Random } from './random.ts';

/** Nodes have no namespace; Kubernetes files what happens to them under this one. */
const NAMESPACE_OF_NODES = 'default';
/** One in nine pairs of alert and resource is a recurring offender, and that much more frequent. */
const OFFENDERS = 9;
const OFFENDER_WEIGHT = 12;

/** The resource an alert fires for in a cluster. The same few resources come back again and again. */
export function chooseTarget(random: Random, alert: Alert, cluster: Cluster): Workload {
  return random.weighted(candidates(alert, cluster), (workload) => {
    const pair = `${alert.name}/${cluster.name}/${workload.namespace}/${workload.name}`;
    return numberOf(pair) % OFFENDERS === 0 ? OFFENDER_WEIGHT : 1;
  });
}

/** Why the alert fires for that resource. A resource is prone to some causes. */
export function chooseCause(random: Random, alert: Alert, target: Workload): Cause {
  const possible = alert.causes.filter((cause) => cause.kinds?.includes(target.kind) ?? true);
  return random.weighted(possible, (cause) => {
    const prone = numberOf(`${target.name}/${cause.summaries.join()}`) % 3 === 0;
    return (cause.weight ?? 1) * (prone ? 4 : 1);
  });
}

function candidates(alert: Alert, cluster: Cluster): Workload[] {
  const nodes = alert.kinds.includes('Node')
    ? nodesOf(cluster).map((name): Workload => ({ namespace: NAMESPACE_OF_NODES, kind: 'Node', name }))
    : [];
  const { only } = alert;
  const workloads = WORKLOADS.filter(
    ({ namespace, kind, name }) =>
      alert.kinds.includes(kind) &&
      (only === undefined || (only.namespace === namespace && only.names.includes(name))),
  );
  return [...nodes, ...workloads];
}
