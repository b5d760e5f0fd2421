import { type Alert } from './alert.ts';

const NODE = ['Node'] as const;

export const HOST_ALERTS: readonly Alert[] = [
  {
    name: 'NodeClockNotSynchronising',
    severity: 'warning',
    kinds: NODE,
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Clock of {name} is not synchronised: no NTP server answers',
          'Time on {name} drifts away, tokens are refused as not yet valid',
        ],
        persists: ['clock offset is still growing'],
        actions: { restart_time_sync: 0.87, reboot_node: 0.5 },
      },
    ],
  },
  {
    name: 'NodeNetworkReceiveErrs',
    severity: 'warning',
    kinds: NODE,
    frequency: 3,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Network interface of {name} reports {count} receive errors a minute, packets are lost',
          'Packet loss on {name}: retransmissions slow every connection down',
        ],
        persists: ['receive errors keep rising', 'packets are still lost'],
        actions: { reset_network_interface: 0.48, replace_node: 0.9, cordon_and_drain: 0.52 },
      },
    ],
  },
  {
    name: 'NodeHighNumberConntrackEntriesUsed',
    severity: 'warning',
    kinds: NODE,
    frequency: 2,
    workingHours: true,
    causes: [
      {
        summaries: [
          'Connection tracking table of {name} is {percent}% used, new connections will be dropped',
          'DNS lookups fail on {name}: conntrack table almost full',
        ],
        persists: ['table fills up again within {minutes} minutes'],
        actions: { raise_conntrack_limit: 0.89, cordon_and_drain: 0.4, restart_pod: 0.15 },
      },
    ],
  },
  {
    name: 'NodeRAIDDegraded',
    severity: 'critical',
    kinds: NODE,
    frequency: 1,
    workingHours: false,
    causes: [
      {
        summaries: ['RAID array of {name} is degraded: one drive failed and no spare is left'],
        persists: ['array is still degraded, the rebuild stopped'],
        actions: { replace_disk: 0.85, replace_node: 0.8, reboot_node: 0.02 },
      },
    ],
  },
];
