import { type Alert } from './alert.ts';

const NODE = ['Node'] as const;

export const NODE_ALERTS: readonly Alert[] = [
  {
    name: 'KubeNodeNotReady',
    severity: 'critical',
    kinds: NODE,
    frequency: 7,
    workingHours: false,
    causes: [
      {
        weight: 3,
        summaries: [
          'Node {name} is not ready for {minutes} minutes: kubelet stopped posting its status',
          '{name} went NotReady, kubelet hangs waiting for the container runtime',
        ],
        persists: ['node is still not ready', 'node turned NotReady again after {minutes} minutes'],
        actions: {
          restart_kubelet: 0.76,
          restart_container_runtime: 0.6,
          reboot_node: 0.7,
          cordon_and_drain: 0.3,
        },
      },
      {
        weight: 2,
        summaries: [
          'Node {name} not ready: kernel reports hardware errors, processes hang in disk sleep',
          '{name} NotReady after a kernel panic, it reboots over and over',
        ],
        persists: ['node is still not ready, the kernel log shows the same errors'],
        actions: { replace_node: 0.93, reboot_node: 0.15, restart_kubelet: 0.03, cordon_and_drain: 0.55 },
      },
    ],
  },
  {
    name: 'KubeNodeUnreachable',
    severity: 'critical',
    kinds: NODE,
    frequency: 4,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Node {name} cannot be reached, its pods are being moved away',
          '{name} unreachable for {minutes} minutes, ping and ssh time out',
        ],
        persists: ['node can still not be reached'],
        actions: { reboot_node: 0.62, replace_node: 0.88, restart_kubelet: 0.02 },
      },
    ],
  },
  {
    name: 'KubeNodeReadinessFlapping',
    severity: 'warning',
    kinds: NODE,
    frequency: 4,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Node {name} changed between ready and not ready {count} times in {minutes} minutes',
          '{name} flaps: status updates come late under heavy disk load',
        ],
        persists: ['readiness of the node still changes every few minutes'],
        actions: { cordon_and_drain: 0.74, restart_kubelet: 0.4, reboot_node: 0.5 },
      },
    ],
  },
  {
    name: 'KubeNodePressure',
    severity: 'warning',
    kinds: NODE,
    frequency: 5,
    workingHours: false,
    causes: [
      {
        weight: 2,
        summaries: [
          'Node {name} is under memory pressure, {percent}% of its memory in use',
          'MemoryPressure on {name}: best-effort pods will be evicted',
        ],
        persists: ['memory pressure is still reported', 'usage rose again within {minutes} minutes'],
        actions: { evict_low_priority_pods: 0.72, cordon_and_drain: 0.66, add_nodes: 0.6, clean_disk: 0.02 },
      },
      {
        summaries: ['Node {name} is under disk pressure: images and logs fill its root filesystem'],
        persists: ['disk pressure is still reported'],
        actions: { clean_disk: 0.85, cordon_and_drain: 0.35, evict_low_priority_pods: 0.2 },
      },
    ],
  },
  {
    name: 'KubeNodeEviction',
    severity: 'info',
    kinds: NODE,
    frequency: 3,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Node {name} evicts pods because its memory runs low',
          '{count} pods were evicted from {name} for memory in {minutes} minutes',
        ],
        persists: ['evictions go on'],
        actions: { add_nodes: 0.7, evict_low_priority_pods: 0.45, cordon_and_drain: 0.4 },
      },
    ],
  },
  {
    name: 'KubeletDown',
    severity: 'critical',
    kinds: NODE,
    frequency: 3,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Kubelet of {name} has disappeared, its metrics endpoint does not answer',
          'Kubelet on {name} does not start after the upgrade: unknown flag in its arguments',
        ],
        persists: ['kubelet still does not answer', 'kubelet exits right after its start'],
        actions: { restart_kubelet: 0.68, replace_node: 0.86, reboot_node: 0.45 },
      },
    ],
  },
];
