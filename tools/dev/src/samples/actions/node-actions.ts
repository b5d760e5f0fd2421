import { type Action } from './action.ts';

/** Remedies for nodes and volumes. */
export const NODE_ACTIONS = {
  cordon_and_drain: {
    typicalSeconds: 420,
    refusals: [
      'drain gave up after 15 minutes: a disruption budget blocks the last pod',
      'drain stopped: a pod uses local storage and may not be deleted',
    ],
    regrets: ['the remaining nodes ran out of capacity, node uncordoned'],
    parameters: (random) => ({ timeout_seconds: random.pick([300, 900]), ignore_daemonsets: true }),
  },
  reboot_node: {
    typicalSeconds: 260,
    refusals: [
      'node did not come back within 10 minutes after the reboot',
      'cloud API refused the reboot request',
    ],
  },
  replace_node: {
    typicalSeconds: 540,
    refusals: [
      'instance type has no capacity in this zone',
      'new node did not join: bootstrap token had expired',
    ],
    parameters: (random) => ({ instance_type: random.pick(['m6i.2xlarge', 'm6i.4xlarge', 'r6i.2xlarge']) }),
  },
  restart_kubelet: {
    typicalSeconds: 35,
    refusals: [
      'no connection to the node: ssh timed out',
      'systemd refused to start the kubelet too often in a row',
    ],
  },
  restart_container_runtime: {
    typicalSeconds: 60,
    refusals: ['no connection to the node: ssh timed out', 'containerd did not stop within 90 seconds'],
  },
  clean_disk: {
    typicalSeconds: 80,
    refusals: [
      'nothing left to delete: files in use hold the space',
      'no connection to the node: ssh timed out',
    ],
    parameters: (random) => ({
      paths: random.pick([
        ['/var/log'],
        ['/var/lib/containerd'],
        ['/var/log', '/var/lib/containerd', '/tmp'],
      ]),
    }),
  },
  expand_volume: {
    typicalSeconds: 200,
    refusals: [
      'storage class does not allow volume expansion',
      'volume was modified less than 6 hours ago: the provider allows no second change yet',
    ],
    parameters: (random) =>
      random.pick([
        { from: '20Gi', to: '40Gi' },
        { from: '50Gi', to: '100Gi' },
        { from: '200Gi', to: '300Gi' },
      ]),
  },
  delete_old_data: {
    typicalSeconds: 320,
    refusals: [
      'retention job refused: a legal hold covers the oldest data',
      'deleting timed out under a table lock',
    ],
    parameters: (random) => ({ older_than_days: random.pick([14, 30, 90]) }),
  },
  reattach_volume: {
    typicalSeconds: 140,
    refusals: ['volume is still attached to another node', 'detaching timed out at the storage provider'],
  },
  evict_low_priority_pods: {
    typicalSeconds: 70,
    refusals: ['no pod of low priority runs on the node', 'eviction refused by a disruption budget'],
    regrets: ['evicted batch pods came back at once and were let run'],
    parameters: (random) => ({ below_priority: random.pick([0, 100, 1000]) }),
  },
  add_nodes: {
    typicalSeconds: 360,
    refusals: ['cloud account reached its instance quota', 'node group is already at its maximum size'],
    parameters: (random) => ({ nodes: random.integer(1, 4) }),
  },
  restart_time_sync: {
    typicalSeconds: 20,
    refusals: [
      'chronyd did not start: configuration names no server',
      'no connection to the node: ssh timed out',
    ],
  },
  raise_conntrack_limit: {
    typicalSeconds: 15,
    refusals: ['sysctl refused: value exceeds what the kernel memory allows'],
    regrets: ['kernel memory use doubled after the change, limit set back'],
    parameters: (random) => ({ max_entries: random.pick([262144, 524288]) }),
  },
  reset_network_interface: {
    typicalSeconds: 30,
    refusals: ['interface did not come up again, console access needed'],
    parameters: (random) => ({ interface: random.pick(['eth0', 'ens5', 'bond0']) }),
  },
  replace_disk: {
    typicalSeconds: 1500,
    refusals: ['no spare disk of that size in stock', 'array refused the new disk: firmware differs'],
    parameters: (random) => ({ device: random.pick(['sda', 'sdb', 'nvme1n1']) }),
  },
} satisfies Record<string, Action>;
