import { type Action } from './action.ts';

/** Remedies for the control plane, certificates and the monitoring itself. */
export const PLATFORM_ACTIONS = {
  rotate_certificate: {
    typicalSeconds: 90,
    refusals: [
      'signing failed: the intermediate CA expires before the requested end',
      'certificate request was denied by the approver policy',
    ],
    parameters: (random) => ({ valid_days: random.pick([90, 365]) }),
  },
  approve_certificate_request: {
    typicalSeconds: 10,
    refusals: ['no pending certificate request of this node', 'request names a host the node may not use'],
  },
  update_kubeconfig: {
    typicalSeconds: 50,
    refusals: ['client could not be told to reload its credentials', 'secret is owned by another controller'],
  },
  renew_lease: {
    typicalSeconds: 12,
    refusals: [
      'lease is held by a member that still answers',
      'conflict: the lease changed while it was renewed',
    ],
    parameters: (random) => ({ duration_seconds: random.pick([15, 40]) }),
  },
  restart_control_plane_pod: {
    typicalSeconds: 70,
    refusals: ['static pod did not come back: manifest has an unknown flag'],
  },
  shed_load: {
    typicalSeconds: 18,
    refusals: ['flow schema rejected: priority level does not exist'],
    regrets: ['controllers fell behind while their requests were limited, limit removed'],
    parameters: (random) => ({
      client: random.pick(['ci-runners', 'list-heavy-controller', 'backup-agent']),
    }),
  },
  defragment_etcd: {
    typicalSeconds: 130,
    refusals: [
      'defragmentation stopped: member was not healthy',
      'deadline exceeded while the member was blocked',
    ],
  },
  move_etcd_leader: {
    typicalSeconds: 8,
    refusals: ['no follower is up to date enough to lead'],
  },
  replace_etcd_member: {
    typicalSeconds: 480,
    refusals: [
      'member list cannot change without quorum',
      'new member did not catch up with the snapshot in time',
    ],
  },
  increase_remote_write_shards: {
    typicalSeconds: 60,
    refusals: ['operator reverted the change: spec is managed by GitOps'],
    regrets: ['receiver answered with more 429 than before, shards set back'],
    parameters: (random) => ({ max_shards: random.pick([50, 100, 200]) }),
  },
  reduce_retention: {
    typicalSeconds: 150,
    refusals: ['operator reverted the change: spec is managed by GitOps'],
    regrets: ['dashboards of the last quarter were empty, retention restored'],
    parameters: (random) => ({ days: random.pick([7, 15]) }),
  },
  reload_configuration: {
    typicalSeconds: 15,
    refusals: ['reload refused: configuration has a syntax error in a receiver'],
  },
  repair_scrape_target: {
    typicalSeconds: 65,
    refusals: ['service has no endpoints to scrape', 'network policy could not be changed by this account'],
  },
} satisfies Record<string, Action>;
