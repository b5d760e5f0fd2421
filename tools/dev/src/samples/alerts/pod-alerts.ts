import { type Alert } from './alert.ts';

const SERVICES = ['Deployment', 'StatefulSet'] as const;

export const POD_ALERTS: readonly Alert[] = [
  {
    name: 'KubePodCrashLooping',
    severity: 'warning',
    kinds: SERVICES,
    frequency: 26,
    workingHours: true,
    causes: [
      {
        weight: 6,
        summaries: [
          'Pod of {name} keeps restarting: container is OOMKilled with exit code 137 minutes after start',
          '{name} was killed for running out of memory {count} times in {minutes} minutes after the last deploy',
          'Memory of {name} climbs to its limit until the kernel kills it; pod in CrashLoopBackOff',
          'Out of memory: heap of {name} grows after the new release, {count} restarts so far',
        ],
        persists: [
          'container was OOMKilled again {minutes} minutes after the action',
          'memory still reaches the limit, restarts continue',
        ],
        actions: {
          increase_memory_limit: 0.82,
          rollback_deployment: 0.74,
          undo_rollout: 0.74,
          restart_pod: 0.12,
          scale_out: 0.28,
        },
      },
      {
        weight: 3,
        summaries: [
          '{name} crashes at start since the deploy {minutes} minutes ago: configuration key is missing',
          'Crash loop of {name}: process exits with code 1, unknown option in its configuration',
        ],
        persists: [
          'process still exits with code 1 at start',
          'crash loop goes on with the same stack trace',
        ],
        actions: {
          rollback_deployment: 0.9,
          undo_rollout: 0.9,
          restore_configuration: 0.7,
          restart_pod: 0.04,
        },
      },
      {
        weight: 3,
        kinds: ['Deployment'],
        summaries: [
          '{name} keeps crashing because it cannot connect to its database: too many connections',
          'Crash loop of {name}: connection to the database refused at start, {count} restarts',
        ],
        persists: [
          'database still refuses the connection',
          'pool is exhausted again right after the restart',
        ],
        actions: {
          restart_deployment: 0.55,
          restart_pod: 0.5,
          scale_out: 0.05,
          rollback_deployment: 0.3,
          undo_rollout: 0.3,
        },
      },
      {
        weight: 2,
        summaries: [
          'Liveness probe of {name} fails under load, kubelet restarts the container every {minutes} minutes',
          '{name} restarts: health check times out while garbage collection runs',
        ],
        persists: ['liveness probe timed out again', 'restarts became rarer but did not stop'],
        actions: { increase_cpu_limit: 0.66, scale_out: 0.6, restart_pod: 0.15 },
      },
    ],
  },
  {
    name: 'KubeContainerWaiting',
    severity: 'warning',
    kinds: ['Deployment', 'DaemonSet', 'StatefulSet'],
    frequency: 6,
    workingHours: true,
    causes: [
      {
        summaries: [
          'Container of {name} waits in ImagePullBackOff: image tag not found in the registry',
          '{name} cannot pull its image: manifest unknown for the tag that was deployed',
        ],
        persists: ['image still cannot be pulled: manifest unknown'],
        actions: {
          fix_image_reference: 0.92,
          rollback_deployment: 0.85,
          undo_rollout: 0.85,
          restart_pod: 0.02,
        },
      },
      {
        summaries: [
          'Image pull of {name} denied: registry answers unauthorized, pull secret is outdated',
          '{name} waits for its image, registry rate limit reached (429)',
        ],
        persists: ['registry still answers unauthorized', 'pull was throttled by the registry again'],
        actions: { refresh_pull_secret: 0.88, restart_pod: 0.2 },
      },
      {
        summaries: [
          '{name} stays in CreateContainerConfigError: a secret it mounts does not exist in {namespace}',
        ],
        persists: ['secret is still missing in {namespace}'],
        actions: {
          restore_configuration: 0.8,
          rollback_deployment: 0.7,
          undo_rollout: 0.7,
          restart_pod: 0.01,
        },
      },
    ],
  },
  {
    name: 'KubePodNotReady',
    severity: 'warning',
    kinds: SERVICES,
    frequency: 9,
    workingHours: false,
    causes: [
      {
        summaries: [
          '{name} is running but fails its readiness probe for {minutes} minutes, requests get 503',
          'No traffic to {name}: readiness check times out waiting for a dependency',
        ],
        persists: ['readiness probe still fails with a timeout', 'requests still get 503'],
        actions: {
          restart_pod: 0.58,
          restart_deployment: 0.62,
          rollback_deployment: 0.45,
          undo_rollout: 0.45,
          scale_out: 0.2,
        },
      },
      {
        summaries: [
          'Pods of {name} are Pending: insufficient cpu on all nodes, nothing can be scheduled',
          '{count} pods of {name} unschedulable: no node matches the affinity and taints',
        ],
        persists: ['pods are still Pending: 0 nodes available'],
        actions: { add_nodes: 0.85, evict_low_priority_pods: 0.6, restart_pod: 0.02 },
      },
    ],
  },
  {
    name: 'CPUThrottlingHigh',
    severity: 'info',
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet'],
    frequency: 5,
    workingHours: true,
    causes: [
      {
        summaries: [
          '{name} is throttled {percent}% of the time, responses are slow',
          'CPU limit of {name} too low for the load: {percent}% throttling, latency p99 tripled',
        ],
        persists: ['throttling went down by less than 5%', 'latency stayed high'],
        actions: { increase_cpu_limit: 0.9, scale_out: 0.72, restart_pod: 0.05 },
      },
    ],
  },
];
