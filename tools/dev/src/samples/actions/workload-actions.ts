import { type Action } from './action.ts';

const FORBIDDEN = 'forbidden: the remediation service account may not patch this resource';

/** Remedies for what runs in pods. */
export const WORKLOAD_ACTIONS = {
  restart_pod: {
    typicalSeconds: 45,
    refusals: [
      'pod was not deleted: the disruption budget allows no eviction at the moment',
      'pod stayed in Terminating: a finalizer was not removed in time',
    ],
    parameters: (random) => ({ grace_period_seconds: random.pick([0, 30, 60]) }),
  },
  restart_deployment: {
    kinds: ['Deployment'],
    typicalSeconds: 150,
    refusals: ['rollout did not finish within 10 minutes: progress deadline exceeded', FORBIDDEN],
    parameters: (random) => ({ max_unavailable: random.pick(['1', '25%']) }),
  },
  rollback_deployment: {
    kinds: ['Deployment'],
    typicalSeconds: 180,
    refusals: [
      'no earlier revision is kept: revision history limit is 1',
      'rollback rejected by the admission webhook: image tag is no longer allowed',
    ],
    regrets: ['the earlier version could not read records written by the newer one, rolled forward again'],
    parameters: (random) => ({ to_revision: random.integer(12, 180) }),
  },
  undo_rollout: {
    kinds: ['StatefulSet', 'DaemonSet'],
    typicalSeconds: 400,
    refusals: ['no earlier revision is kept', 'update strategy is OnDelete: pods keep the newer template'],
    regrets: ['members of different versions did not form a cluster, rolled forward again'],
    parameters: (random) => ({ to_revision: random.integer(4, 60) }),
  },
  increase_memory_limit: {
    typicalSeconds: 120,
    refusals: [
      'patch denied: memory limit exceeds the maximum of the namespace LimitRange',
      'new pods stayed Pending: no node has that much memory free',
    ],
    regrets: ['neighbouring pods were evicted for memory after the change, limit set back'],
    parameters: (random) =>
      random.pick([
        { from: '256Mi', to: '512Mi' },
        { from: '512Mi', to: '1Gi' },
        { from: '1Gi', to: '2Gi' },
        { from: '2Gi', to: '3Gi' },
      ]),
  },
  increase_cpu_limit: {
    typicalSeconds: 110,
    refusals: ['patch denied: CPU limit exceeds the namespace LimitRange', FORBIDDEN],
    regrets: ['other workloads on the node slowed down after the change, limit set back'],
    parameters: (random) =>
      random.pick([
        { from: '250m', to: '500m' },
        { from: '500m', to: '1' },
        { from: '1', to: '2' },
      ]),
  },
  scale_out: {
    kinds: ['Deployment', 'StatefulSet'],
    typicalSeconds: 95,
    refusals: ['new replicas stayed Pending: quota of the namespace is used up', FORBIDDEN],
    regrets: ['the database ran out of connections with the additional replicas, scaled back in'],
    parameters: (random) => ({ replicas: random.integer(4, 16) }),
  },
  raise_hpa_maximum: {
    typicalSeconds: 30,
    refusals: ['patch overwritten: the autoscaler is managed by GitOps', FORBIDDEN],
    regrets: ['cost guard reverted the higher maximum'],
    parameters: (random) => ({ max_replicas: random.pick([12, 16, 20, 30]) }),
  },
  raise_quota: {
    typicalSeconds: 20,
    refusals: [
      'patch overwritten: quotas are managed by GitOps',
      'forbidden: quota changes need an approval',
    ],
    regrets: ['the team got a smaller quota back after the nightly budget check'],
    parameters: (random) => ({ resource: random.pick(['requests.cpu', 'requests.memory']), percent: 25 }),
  },
  fix_image_reference: {
    typicalSeconds: 90,
    refusals: ['no image with that tag exists in the mirror either', FORBIDDEN],
    parameters: (random) => ({
      tag: `v${random.integer(1, 9)}.${random.integer(0, 40)}.${random.integer(0, 9)}`,
    }),
  },
  refresh_pull_secret: {
    typicalSeconds: 40,
    refusals: ['registry refused the new token: account is locked', FORBIDDEN],
  },
  restore_configuration: {
    typicalSeconds: 75,
    refusals: ['no earlier version of the ConfigMap is kept', FORBIDDEN],
    regrets: ['the restored configuration named a database host that no longer exists, put back'],
    parameters: (random) => ({ revision: random.integer(3, 60) }),
  },
  recreate_job: {
    typicalSeconds: 240,
    refusals: [
      'job cannot be replaced: its template is immutable and the old one has a finalizer',
      FORBIDDEN,
    ],
    parameters: (random) => ({ backoff_limit: random.pick([3, 6]) }),
  },
  raise_job_deadline: {
    typicalSeconds: 25,
    refusals: ['active deadline cannot be changed on a finished job', FORBIDDEN],
    parameters: (random) => ({ active_deadline_seconds: random.pick([3600, 7200, 14400]) }),
  },
  relax_disruption_budget: {
    typicalSeconds: 15,
    refusals: ['patch overwritten: the budget is managed by GitOps', FORBIDDEN],
    regrets: ['two replicas were drained at once and requests failed, budget restored'],
    parameters: () => ({ min_available: 1 }),
  },
} satisfies Record<string, Action>;
