import { beforeAll, describe, expect, test } from '@jest/globals';
import { incidentText } from '@precedent/embedding';
import { insertIncident, type IncidentRow } from '@precedent/testing';
import { useService } from '../../../test/service.ts';
import { embeddedText } from '../../../test/vectors.ts';

const service = useService();

/** Incidents as they are recorded: embedded by their own words, with names, ids and times around them. */
const INCIDENTS: readonly (IncidentRow & { readonly alert_name: string; readonly alert_summary: string })[] =
  [
    ...[
      [
        'KubePodCrashLooping',
        'Pod payments-api-6d4cf56db6-x2x4k (app) is in waiting state CrashLoopBackOff.',
      ],
      [
        'KubePodCrashLooping',
        'Container worker of pod mail-7f9c restarted 14 times since the rollout of version 2.8.',
      ],
      ['ContainerOOMKilled', 'Container app was OOMKilled: memory limit 512Mi reached, exit code 137.'],
      ['ContainerMemoryNearLimit', 'Container cache uses 97% of its memory limit and grows steadily.'],
      ['KubeContainerWaiting', 'Container of pod search-0 waits for longer than 1 hour: ImagePullBackOff.'],
      [
        'KubeDeploymentReplicasMismatch',
        'Deployment checkout has not matched the expected number of replicas.',
      ],
      [
        'KubeDeploymentRolloutStuck',
        'Rollout of deployment catalog is not progressing for longer than 15 minutes.',
      ],
      [
        'NodeFilesystemAlmostOutOfSpace',
        'Filesystem /var/lib/docker on node-7 has only 4% available space left.',
      ],
      [
        'NodeFilesystemFilesFillingUp',
        'Filesystem on node-3 is predicted to run out of inodes within 4 hours.',
      ],
      ['KubePersistentVolumeFillingUp', 'The PersistentVolume claimed by data-postgres-0 is only 2% free.'],
      [
        'NodeClockNotSynchronising',
        'Clock at node-2 is not synchronising. Ensure NTP is configured on this host.',
      ],
      ['KubeNodeNotReady', 'node-5 has been unready for more than 15 minutes.'],
      ['KubeNodeUnreachable', 'node-9 is unreachable and some workloads may be rescheduled.'],
      ['CertificateExpiringSoon', 'The TLS certificate of shop.example.org expires in 5 days.'],
      [
        'KubeClientCertificateExpiration',
        'A client certificate used to authenticate to the API server expires soon.',
      ],
      [
        'etcdHighCommitDurations',
        'etcd cluster: 99th percentile commit durations 0.6s on instance 10.0.0.7:2379.',
      ],
      ['etcdNoLeader', 'etcd cluster member 10.0.0.8 has no leader.'],
      ['KubeAPIErrorBudgetBurn', 'The API server is burning too much error budget.'],
      ['CPUThrottlingHigh', '45% throttling of CPU in namespace search for container indexer.'],
      ['KubeHpaMaxedOut', 'HPA checkout has been running at max replicas for longer than 15 minutes.'],
      [
        'KubeJobFailed',
        'Job nightly-report failed to complete. Removing failed job should clear this alert.',
      ],
      ['KubeCronJobRunning', 'CronJob backup is taking more than 1h to complete.'],
      ['TargetDown', '12% of the kubelet targets in kube-system namespace are down.'],
      ['PrometheusRuleFailures', 'Prometheus has failed to evaluate 7 rules in the last 5m.'],
      ['AlertmanagerFailedToSendAlerts', 'Alertmanager failed to send 8% of notifications to the webhook.'],
      [
        'NodeNetworkReceiveErrs',
        'node-4 interface eth0 has encountered 120 receive errors in the last two minutes.',
      ],
      ['PostgresReplicationLag', 'Replica postgres-1 lags 90 seconds behind the primary.'],
      ['KafkaConsumerLag', 'Consumer group billing is 1200000 messages behind on topic invoices.'],
    ].map(([alert_name = '', alert_summary = '']) => ({ alert_name, alert_summary })),
  ];

beforeAll(async () => {
  for (const [index, incident] of INCIDENTS.entries()) {
    const place = { kind: 'Deployment', namespace: 'checkout', name: `workload-${index}` };
    const embedding = await embeddedText(incidentText({ ...incident, ...place }));
    await insertIncident(service.database.owner, { ...incident, ...place, ...embedding });
  }
});

const found = async (text: string, limit: number) => {
  const { items } = await service.client.search({ text, limit });
  return items.map((item) => item.alert_name);
};

describe('a search by words', () => {
  test('puts incidents about memory and crash loops first', async () => {
    const about = ['ContainerMemoryNearLimit', 'ContainerOOMKilled', 'KubePodCrashLooping'];
    const names = await found('pod keeps restarting after deploy, out of memory', 5);
    expect(names[0]).toBe('ContainerOOMKilled');
    expect(new Set(names.slice(0, 3))).toEqual(new Set(about));
    expect(names.filter((name) => about.includes(name))).toHaveLength(4);
  });

  test.each([
    [
      'disk is full on a node',
      ['NodeFilesystemAlmostOutOfSpace', 'NodeFilesystemFilesFillingUp', 'KubePersistentVolumeFillingUp'],
    ],
    ['ssl cert about to expire', ['CertificateExpiringSoon', 'KubeClientCertificateExpiration']],
    ['node unreachable', ['KubeNodeUnreachable']],
    ['oomkilled', ['ContainerOOMKilled']],
    ['etcd slow commits', ['etcdHighCommitDurations']],
    ['autoscaler at maximum replicas', ['KubeHpaMaxedOut']],
    ['CPU is throttled', ['CPUThrottlingHigh']],
    ['clock drift, ntp broken', ['NodeClockNotSynchronising']],
    ['KubePodCrashLooping', ['KubePodCrashLooping']],
    ['kafka lag', ['KafkaConsumerLag']],
  ])('%s', async (text, expected) => {
    const [first] = await found(text, 1);
    expect(expected).toContain(first);
  });
});
