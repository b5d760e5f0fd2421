import { type Alert } from './alert.ts';

const PROMETHEUS = {
  kinds: ['StatefulSet'],
  only: { namespace: 'monitoring', names: ['prometheus-main'] },
} as const;
const ALERTMANAGER = {
  kinds: ['StatefulSet'],
  only: { namespace: 'monitoring', names: ['alertmanager-main'] },
} as const;

export const MONITORING_ALERTS: readonly Alert[] = [
  {
    name: 'PrometheusRemoteWriteBehind',
    severity: 'critical',
    ...PROMETHEUS,
    frequency: 2,
    workingHours: true,
    causes: [
      {
        summaries: [
          'Prometheus is {minutes} minutes behind in sending samples to the long-term store',
          'Remote write lags: receiver answers 429 and the queue grows',
        ],
        persists: ['remote write still falls behind'],
        actions: { increase_remote_write_shards: 0.74, restart_pod: 0.2, increase_cpu_limit: 0.45 },
      },
    ],
  },
  {
    name: 'PrometheusTSDBCompactionsFailing',
    severity: 'warning',
    ...PROMETHEUS,
    frequency: 1,
    workingHours: false,
    causes: [
      {
        summaries: ['Prometheus cannot compact its blocks: {count} failures, a block is corrupt'],
        persists: ['compaction stops at the same block'],
        actions: { delete_old_data: 0.8, reduce_retention: 0.5, restart_pod: 0.1 },
      },
    ],
  },
  {
    name: 'AlertmanagerFailedToSendAlerts',
    severity: 'warning',
    ...ALERTMANAGER,
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Notifications are not delivered: webhook of the chat answers 403',
          'Alertmanager fails to notify a receiver, {percent}% of the messages are lost',
        ],
        persists: ['receiver still refuses the notifications'],
        actions: { reload_configuration: 0.35, restore_configuration: 0.82, restart_pod: 0.12 },
      },
    ],
  },
  {
    name: 'AlertmanagerClusterCrashlooping',
    severity: 'critical',
    ...ALERTMANAGER,
    frequency: 1,
    workingHours: true,
    causes: [
      {
        summaries: ['Half of the Alertmanager members crash at start and restart all the time'],
        persists: ['members restart as before'],
        actions: { restore_configuration: 0.86, increase_memory_limit: 0.3, restart_pod: 0.08 },
      },
    ],
  },
  {
    name: 'TargetDown',
    severity: 'warning',
    kinds: ['Deployment', 'DaemonSet'],
    frequency: 4,
    workingHours: true,
    causes: [
      {
        summaries: [
          '{percent}% of the scrape targets of {name} do not answer',
          'Metrics of {name} are missing: scrape fails with connection refused',
        ],
        persists: ['targets are still down'],
        actions: { repair_scrape_target: 0.84, restart_pod: 0.3, restart_deployment: 0.35 },
      },
    ],
  },
];
