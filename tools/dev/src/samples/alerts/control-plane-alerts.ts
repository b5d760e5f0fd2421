import { type Alert } from './alert.ts';

const inKubeSystem = (name: string): Pick<Alert, 'kinds' | 'only'> => ({
  kinds: ['Pod'],
  only: { namespace: 'kube-system', names: [name] },
});

export const CONTROL_PLANE_ALERTS: readonly Alert[] = [
  {
    name: 'KubeAPIErrorBudgetBurn',
    severity: 'critical',
    ...inKubeSystem('kube-apiserver'),
    frequency: 3,
    workingHours: true,
    causes: [
      {
        summaries: [
          'API server answers too many requests late or with errors, error budget is spent in {count} hours',
          'kubectl is slow: API requests take seconds, a client lists everything over and over',
        ],
        persists: ['request latency of the API server stayed high'],
        actions: { shed_load: 0.78, restart_control_plane_pod: 0.3, defragment_etcd: 0.42 },
      },
    ],
  },
  {
    name: 'KubeAPIDown',
    severity: 'critical',
    ...inKubeSystem('kube-apiserver'),
    frequency: 1,
    workingHours: false,
    causes: [
      {
        summaries: ['API server has disappeared, kubectl gets connection refused'],
        persists: ['connection to the API server is still refused'],
        actions: { restart_control_plane_pod: 0.75, restart_kubelet: 0.4, replace_node: 0.7 },
      },
    ],
  },
  {
    name: 'KubeSchedulerDown',
    severity: 'critical',
    ...inKubeSystem('kube-scheduler'),
    frequency: 1,
    workingHours: false,
    causes: [
      {
        summaries: ['Scheduler is gone or has lost its leader lease, new pods are not placed on any node'],
        persists: ['no scheduler holds the lease'],
        actions: { renew_lease: 0.64, restart_control_plane_pod: 0.85 },
      },
    ],
  },
  {
    name: 'etcdNoLeader',
    severity: 'critical',
    ...inKubeSystem('etcd'),
    frequency: 1,
    workingHours: false,
    causes: [
      {
        summaries: ['etcd has no leader, elections repeat and all writes of the control plane wait'],
        persists: ['members still elect no leader'],
        actions: { restart_control_plane_pod: 0.45, replace_etcd_member: 0.72, move_etcd_leader: 0.05 },
      },
    ],
  },
  {
    name: 'etcdHighFsyncDurations',
    severity: 'warning',
    ...inKubeSystem('etcd'),
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: [
          'etcd syncs its log slowly: fsync p99 over {percent} ms, control plane lags',
          'Slow storage under etcd, heartbeats are late',
        ],
        persists: ['fsync durations did not change'],
        actions: { move_etcd_leader: 0.6, replace_etcd_member: 0.68, defragment_etcd: 0.3 },
      },
    ],
  },
  {
    name: 'etcdBackendQuotaLowSpace',
    severity: 'critical',
    ...inKubeSystem('etcd'),
    frequency: 1,
    workingHours: false,
    causes: [
      {
        summaries: [
          'etcd database reached {percent}% of its quota, soon only reads and deletes are accepted',
        ],
        persists: ['database is still close to its quota'],
        actions: { defragment_etcd: 0.9, move_etcd_leader: 0.02, shed_load: 0.1 },
      },
    ],
  },
];
