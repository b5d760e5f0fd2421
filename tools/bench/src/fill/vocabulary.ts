/** The words of the generated incidents. Real ones, so that a search by text finds what it means. */

export const CLUSTERS = ['prod', 'staging', 'dev', 'edge'].flatMap((stage) =>
  ['eu-1', 'us-1', 'us-2', 'ap-1', 'eu-2'].map((region) => `${stage}-${region}`),
);

const TEAMS = [
  'checkout',
  'payments',
  'search',
  'catalog',
  'identity',
  'billing',
  'media',
  'ads',
  'risk',
  'ml',
];
const PARTS = ['api', 'jobs', 'data', 'web', 'edge', 'cache', 'stream', 'batch', 'infra', 'tools'];
export const NAMESPACES = PARTS.flatMap((part) => TEAMS.map((team) => `${team}-${part}`));

export const KINDS = [
  'Deployment',
  'StatefulSet',
  'Pod',
  'Node',
  'DaemonSet',
  'Job',
  'PersistentVolumeClaim',
];

export const ACTIONS = [
  'restart_pod',
  'scale_out',
  'increase_memory_limit',
  'rollback_deployment',
  'drain_node',
  'expand_volume',
  'increase_cpu_limit',
  'clear_cache',
  'rotate_certificate',
  'failover_database',
  'cordon_node',
  'notify_only',
];

export const SEVERITIES = ['warning', 'critical', 'info', 'high', 'medium', 'low'];

const SUBJECTS: readonly (readonly [name: string, summary: string])[] = [
  ['KubePodCrashLooping', 'container keeps restarting, last exit code 137'],
  ['HighMemoryUsage', 'memory working set is above 90 % of the limit'],
  ['CPUThrottlingHigh', 'processes are throttled for most of each period'],
  ['KubeDeploymentReplicasMismatch', 'fewer replicas are available than wanted'],
  ['HTTPErrorRateHigh', 'more than 5 % of the answers are 5xx'],
  ['LatencyHigh', 'p99 latency is above one second'],
  ['KubePersistentVolumeFillingUp', 'the volume will be full within four hours'],
  ['NodeNotReady', 'kubelet stopped posting node status'],
  ['CertificateExpiringSoon', 'the TLS certificate expires in days'],
  ['DatabaseConnectionsExhausted', 'too many clients already, the pool waits'],
  ['QueueBacklogGrowing', 'consumers are slower than producers'],
  ['ImagePullBackOff', 'the image cannot be pulled from the registry'],
  ['NodeDiskPressure', 'the file system of the node is nearly full'],
  ['ReplicationLagHigh', 'the replica is minutes behind its primary'],
  ['DNSLookupFailures', 'name resolution times out'],
  ['EtcdHighCommitDurations', 'commits take longer than 250 ms'],
  ['JobFailed', 'the job reached its backoff limit'],
  ['CacheHitRateLow', 'most reads miss the cache and reach the database'],
  ['NetworkErrorsHigh', 'packets are dropped on the interface'],
  ['APIServerErrorsHigh', 'the control plane answers with errors'],
];
const STAGES: readonly (readonly [suffix: string, words: string])[] = [
  ['', 'now'],
  ['Sustained', 'for more than half an hour'],
];

/** Forty alerts, the most frequent first. */
export const ALERTS = STAGES.flatMap(([suffix, words]) =>
  SUBJECTS.map(([name, summary]) => ({ name: `${name}${suffix}`, summary: `${summary}, ${words}` })),
);

export const ERRORS = [
  'timed out waiting for the rollout to finish',
  'container was OOMKilled again after the action',
  'admission webhook denied the request: quota exceeded',
  'connection refused by the API server',
  'volume cannot be resized: storage class does not allow expansion',
  'pod disruption budget forbids the eviction',
  'image of the previous revision is gone from the registry',
  'permission denied: cannot patch resource in this namespace',
];
