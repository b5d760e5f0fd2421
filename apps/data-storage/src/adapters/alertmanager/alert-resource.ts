/** A Kubernetes object as the labels of an alert name it. */
export interface AlertResource {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  /** The label that named it. */
  readonly label: string;
}

/**
 * Labels that name an object, in the order in which they are looked for: what lasts before what comes and goes, a pod
 * before the node it ran on. `job` and `service` come late because Prometheus gives every series its scrape job and
 * service; kube-state-metrics calls a Kubernetes Job `job_name`.
 */
const KINDS: readonly (readonly [label: string, kind: string])[] = [
  ['deployment', 'Deployment'],
  ['statefulset', 'StatefulSet'],
  ['daemonset', 'DaemonSet'],
  ['cronjob', 'CronJob'],
  ['job_name', 'Job'],
  ['replicaset', 'ReplicaSet'],
  ['horizontalpodautoscaler', 'HorizontalPodAutoscaler'],
  ['poddisruptionbudget', 'PodDisruptionBudget'],
  ['persistentvolumeclaim', 'PersistentVolumeClaim'],
  ['ingress', 'Ingress'],
  ['pod', 'Pod'],
  ['node', 'Node'],
  ['persistentvolume', 'PersistentVolume'],
  ['service', 'Service'],
  ['job', 'Job'],
  ['instance', 'Instance'],
];
const CLUSTER_SCOPED = new Set(['Node', 'PersistentVolume', 'Instance']);

/** The object an alert is about; without any label that names one, its namespace, and at last the alert itself. */
export function alertResource(labels: Readonly<Record<string, string>>): AlertResource {
  const namespace = labels['namespace'] ?? '';
  for (const [label, kind] of KINDS) {
    const name = labels[label];
    if (name === undefined || name.trim() === '') continue;
    return { namespace: CLUSTER_SCOPED.has(kind) ? '' : namespace, kind, name, label };
  }
  if (namespace.trim() !== '')
    return { namespace: '', kind: 'Namespace', name: namespace, label: 'namespace' };
  return { namespace: '', kind: 'Alert', name: labels['alertname'] ?? '', label: 'alertname' };
}
