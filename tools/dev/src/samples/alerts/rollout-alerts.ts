import { type Alert } from './alert.ts';

export const ROLLOUT_ALERTS: readonly Alert[] = [
  {
    name: 'KubeDeploymentReplicasMismatch',
    severity: 'warning',
    kinds: ['Deployment'],
    frequency: 6,
    workingHours: true,
    causes: [
      {
        summaries: [
          '{name} runs fewer replicas than wanted for {minutes} minutes: {count} unavailable',
          'Replicas of {name} are missing, new pods wait for a free node',
        ],
        persists: ['the missing replicas did not appear', 'still {count} replicas unavailable'],
        actions: { add_nodes: 0.78, restart_deployment: 0.35, evict_low_priority_pods: 0.5 },
      },
    ],
  },
  {
    name: 'KubeDeploymentRolloutStuck',
    severity: 'warning',
    kinds: ['Deployment'],
    frequency: 6,
    workingHours: true,
    causes: [
      {
        summaries: [
          'Rollout of {name} makes no progress for {minutes} minutes, new version never becomes ready',
          'New release of {name} hangs half rolled out: old and new version serve side by side',
        ],
        persists: ['rollout is still stuck at the same replica', 'progress deadline exceeded again'],
        actions: { rollback_deployment: 0.91, restart_deployment: 0.22, scale_out: 0.08 },
      },
    ],
  },
  {
    name: 'KubeStatefulSetReplicasMismatch',
    severity: 'warning',
    kinds: ['StatefulSet'],
    frequency: 4,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Member of {name} is missing: its volume cannot be attached to the new node',
          '{name} lacks a replica for {minutes} minutes, Multi-Attach error for its volume',
        ],
        persists: ['volume is still attached elsewhere', 'member still waits in ContainerCreating'],
        actions: { reattach_volume: 0.8, restart_pod: 0.3, replace_node: 0.5 },
      },
      {
        summaries: ['Replica of {name} does not rejoin: replication slot is gone, standby lags behind'],
        persists: ['standby asks for a segment that was already removed'],
        actions: { restart_pod: 0.25, delete_old_data: 0.1, undo_rollout: 0.15, reattach_volume: 0.05 },
      },
    ],
  },
  {
    name: 'KubeDaemonSetRolloutStuck',
    severity: 'warning',
    kinds: ['DaemonSet'],
    frequency: 3,
    workingHours: true,
    causes: [
      {
        summaries: [
          'Update of the daemon {name} stopped on {count} nodes, old agents keep running there',
          '{name} is not updated everywhere: host port taken on some nodes',
        ],
        persists: ['the update still waits for the same nodes'],
        actions: { restart_pod: 0.64, undo_rollout: 0.7, reboot_node: 0.4 },
      },
    ],
  },
  {
    name: 'KubePdbNotEnoughHealthyPods',
    severity: 'warning',
    kinds: ['Deployment', 'StatefulSet'],
    frequency: 3,
    workingHours: true,
    causes: [
      {
        summaries: [
          'Disruption budget of {name} is violated: fewer healthy replicas than allowed, upgrades are blocked',
          'Maintenance waits: {name} has too few healthy replicas to evict one',
        ],
        persists: ['the budget is still violated'],
        actions: { scale_out: 0.83, relax_disruption_budget: 0.6, restart_pod: 0.3 },
      },
    ],
  },
  {
    name: 'KubeJobFailed',
    severity: 'warning',
    kinds: ['Job', 'CronJob'],
    frequency: 5,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Job {name} failed {count} times: cannot write its result, access to the bucket denied',
          'Nightly job {name} gave up, input file is malformed',
        ],
        persists: ['job failed with the same error', 'retry limit reached once more'],
        actions: { recreate_job: 0.4, restore_configuration: 0.66, raise_job_deadline: 0.03 },
      },
      {
        summaries: ['Batch job {name} failed: lost its connection to a service that was redeployed'],
        persists: ['job lost its connection again'],
        actions: { recreate_job: 0.92, raise_job_deadline: 0.2 },
      },
    ],
  },
  {
    name: 'KubeJobNotCompleted',
    severity: 'warning',
    kinds: ['Job', 'CronJob'],
    frequency: 3,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Job {name} has been running for {count} hours, normally done in {minutes} minutes',
          '{name} takes too long: its work doubled and it runs past its window',
        ],
        persists: ['job is still running behind schedule'],
        actions: { raise_job_deadline: 0.7, increase_cpu_limit: 0.55, recreate_job: 0.25 },
      },
    ],
  },
];
