import { type Alert } from './alert.ts';

const CLAIM = ['PersistentVolumeClaim'] as const;
const NODE = ['Node'] as const;

export const STORAGE_ALERTS: readonly Alert[] = [
  {
    name: 'KubePersistentVolumeFillingUp',
    severity: 'critical',
    kinds: CLAIM,
    frequency: 7,
    workingHours: false,
    causes: [
      {
        weight: 3,
        summaries: [
          'Volume {name} is filling up: {percent}% used, full in about {count} hours',
          'Disk of {name} has only a few percent of free space left, writes will fail soon',
        ],
        persists: ['volume is {percent}% full again', 'free space keeps shrinking at the same rate'],
        actions: { expand_volume: 0.93, delete_old_data: 0.7, clean_disk: 0.2, restart_pod: 0.03 },
      },
      {
        summaries: ['Write-ahead log fills the disk behind {name}: a stopped replica holds it back'],
        persists: ['log on the disk is not released'],
        actions: { delete_old_data: 0.15, expand_volume: 0.5, restart_pod: 0.6 },
      },
    ],
  },
  {
    name: 'KubePersistentVolumeInodesFillingUp',
    severity: 'warning',
    kinds: CLAIM,
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: ['Volume {name} runs out of inodes: {percent}% used by millions of small files'],
        persists: ['inodes are used up again'],
        actions: { delete_old_data: 0.82, clean_disk: 0.5, expand_volume: 0.25 },
      },
    ],
  },
  {
    name: 'KubePersistentVolumeErrors',
    severity: 'critical',
    kinds: CLAIM,
    frequency: 3,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Volume {name} is in phase Failed, the provisioner reports a timeout',
          'Claim {name} cannot be bound: provisioning the volume fails',
        ],
        persists: ['volume is still in phase Failed', 'provisioner times out again'],
        actions: { reattach_volume: 0.58, restart_pod: 0.2, expand_volume: 0.04 },
      },
    ],
  },
  {
    name: 'NodeFilesystemAlmostOutOfSpace',
    severity: 'critical',
    kinds: NODE,
    frequency: 5,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Root filesystem of {name} has less than 5% space left, container logs fill the disk',
          'Disk full on {name}: no space left on device, images cannot be unpacked',
        ],
        persists: [
          'filesystem is {percent}% full again within {minutes} minutes',
          'hardly any space was freed',
        ],
        actions: { clean_disk: 0.84, cordon_and_drain: 0.35, replace_node: 0.75, reboot_node: 0.1 },
      },
    ],
  },
  {
    name: 'NodeFilesystemSpaceFillingUp',
    severity: 'warning',
    kinds: NODE,
    frequency: 4,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Disk of {name} is filling up and will be full within {count} hours',
          'Space on the filesystem of {name} shrinks quickly, debug logging was left on',
        ],
        persists: ['disk usage keeps growing'],
        actions: { clean_disk: 0.8, restart_pod: 0.25, replace_node: 0.7 },
      },
    ],
  },
];
