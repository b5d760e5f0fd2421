import { type Alert } from './alert.ts';

export const CAPACITY_ALERTS: readonly Alert[] = [
  {
    name: 'KubeHpaMaxedOut',
    severity: 'warning',
    kinds: ['HorizontalPodAutoscaler'],
    frequency: 5,
    workingHours: true,
    causes: [
      {
        summaries: [
          'Autoscaler of {name} is at its maximum for {minutes} minutes while load still rises',
          'Traffic peak: {name} cannot scale any further, {percent}% CPU on every replica',
        ],
        persists: [
          'load stayed above the target after the change',
          'autoscaler sits at the new maximum as well',
        ],
        actions: { raise_hpa_maximum: 0.86, increase_cpu_limit: 0.4, restart_deployment: 0.03 },
      },
    ],
  },
  {
    name: 'KubeHpaReplicasMismatch',
    severity: 'warning',
    kinds: ['HorizontalPodAutoscaler'],
    frequency: 2,
    workingHours: true,
    causes: [
      {
        summaries: ['Autoscaler of {name} wants more replicas than run, no metrics for {minutes} minutes'],
        persists: ['autoscaler still gets no metrics'],
        actions: { repair_scrape_target: 0.7, add_nodes: 0.5, raise_hpa_maximum: 0.05 },
      },
    ],
  },
  {
    name: 'KubeMemoryOvercommit',
    severity: 'warning',
    kinds: ['Node'],
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Memory requests exceed what would be left after losing one node',
          'Memory of the cluster is committed to {percent}%, a lost node could not be absorbed',
        ],
        persists: ['requests are still above capacity'],
        actions: { add_nodes: 0.9, evict_low_priority_pods: 0.35 },
      },
    ],
  },
  {
    name: 'KubeCPUOvercommit',
    severity: 'warning',
    kinds: ['Node'],
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: ['CPU requests of all pods exceed what would be left after losing one node'],
        persists: ['requests are still above capacity'],
        actions: { add_nodes: 0.9, evict_low_priority_pods: 0.3 },
      },
    ],
  },
  {
    name: 'KubeQuotaExceeded',
    severity: 'warning',
    kinds: ['ResourceQuota'],
    frequency: 3,
    workingHours: true,
    causes: [
      {
        summaries: [
          'Quota of {namespace} is exceeded: new pods are refused',
          '{namespace} uses {percent}% of its quota, creations are rejected as forbidden',
        ],
        persists: ['quota is used up again'],
        actions: { raise_quota: 0.84, evict_low_priority_pods: 0.42, scale_out: 0.01 },
      },
    ],
  },
  {
    name: 'KubeQuotaAlmostFull',
    severity: 'info',
    kinds: ['ResourceQuota'],
    frequency: 2,
    workingHours: true,
    causes: [
      {
        summaries: ['{namespace} has used {percent}% of its quota and will soon be refused new pods'],
        persists: ['usage is still above 90% of the quota'],
        actions: { raise_quota: 0.9, evict_low_priority_pods: 0.3 },
      },
    ],
  },
];
