/** The kinds that samples speak of. Node is the only one that is the same for no two clusters. */
export type Kind =
  | 'Deployment'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob'
  | 'Pod'
  | 'PersistentVolumeClaim'
  | 'HorizontalPodAutoscaler'
  | 'ResourceQuota'
  | 'Node';

export interface Workload {
  readonly namespace: string;
  readonly kind: Kind;
  readonly name: string;
}

type Named = Partial<Record<Exclude<Kind, 'Node'>, string>>;

/** What runs in every cluster: namespace, kind, names. */
const BY_NAMESPACE: Readonly<Record<string, Named>> = {
  payments: {
    Deployment: 'payments-api payments-worker fraud-scorer refund-worker',
    StatefulSet: 'payments-postgres',
    PersistentVolumeClaim: 'data-payments-postgres-0 data-payments-postgres-1',
    CronJob: 'settlement-export',
    HorizontalPodAutoscaler: 'payments-api',
  },
  checkout: {
    Deployment: 'checkout-api cart coupon-service',
    StatefulSet: 'cart-redis',
    HorizontalPodAutoscaler: 'checkout-api',
  },
  catalog: {
    Deployment: 'catalog-api catalog-indexer price-service',
    CronJob: 'catalog-import',
    HorizontalPodAutoscaler: 'catalog-api',
  },
  search: {
    Deployment: 'search-gateway query-ranker',
    StatefulSet: 'search-opensearch',
    PersistentVolumeClaim: 'data-search-opensearch-0 data-search-opensearch-2',
    Job: 'reindex-products',
  },
  orders: {
    Deployment: 'orders-api orders-consumer',
    StatefulSet: 'orders-postgres',
    PersistentVolumeClaim: 'data-orders-postgres-0',
    Job: 'orders-backfill',
  },
  inventory: { Deployment: 'inventory-api stock-sync warehouse-bridge', CronJob: 'stock-reconcile' },
  shipping: { Deployment: 'shipping-api label-printer tracking-webhook', CronJob: 'carrier-rates' },
  identity: {
    Deployment: 'identity-api session-store token-issuer',
    StatefulSet: 'identity-postgres',
    HorizontalPodAutoscaler: 'identity-api',
  },
  notifications: { Deployment: 'mail-sender push-sender sms-sender', StatefulSet: 'notifications-rabbitmq' },
  billing: {
    Deployment: 'billing-api invoice-renderer tax-calculator',
    CronJob: 'invoice-run',
    ResourceQuota: 'billing-quota',
  },
  reporting: {
    Deployment: 'report-api',
    CronJob: 'daily-report weekly-digest',
    Job: 'report-backfill',
    ResourceQuota: 'reporting-quota',
  },
  analytics: {
    Deployment: 'event-collector sessionizer funnel-api',
    StatefulSet: 'analytics-clickhouse',
    PersistentVolumeClaim: 'data-analytics-clickhouse-0 data-analytics-clickhouse-1',
    Job: 'cohort-compute',
    ResourceQuota: 'analytics-quota',
  },
  recommendations: {
    Deployment: 'recommender feature-server',
    Job: 'train-embeddings',
    ResourceQuota: 'recommendations-quota',
  },
  media: {
    Deployment: 'image-resizer video-transcoder thumbnail-cache',
    HorizontalPodAutoscaler: 'image-resizer',
  },
  frontend: { Deployment: 'storefront admin-portal feature-flags', HorizontalPodAutoscaler: 'storefront' },
  gateway: { Deployment: 'edge-proxy rate-limiter websocket-hub', DaemonSet: 'ingress-nginx-controller' },
  messaging: {
    StatefulSet: 'kafka zookeeper',
    PersistentVolumeClaim: 'data-kafka-0 data-kafka-1 data-kafka-2',
    Deployment: 'schema-registry',
  },
  cache: { StatefulSet: 'shared-redis memcached' },
  ml: { Deployment: 'model-server feature-store', Job: 'batch-inference', ResourceQuota: 'ml-quota' },
  'ci-runners': { Deployment: 'runner-controller', ResourceQuota: 'ci-quota', Job: 'runner-cleanup' },
  logging: {
    DaemonSet: 'fluent-bit',
    StatefulSet: 'loki',
    PersistentVolumeClaim: 'storage-loki-0 storage-loki-1',
  },
  monitoring: {
    StatefulSet: 'prometheus-main alertmanager-main',
    Deployment: 'grafana kube-state-metrics',
    DaemonSet: 'node-exporter',
    PersistentVolumeClaim: 'prometheus-db-prometheus-main-0',
  },
  'cert-manager': { Deployment: 'cert-manager cert-manager-webhook trust-manager' },
  storage: { DaemonSet: 'csi-node', Deployment: 'csi-controller' },
  'kube-system': {
    DaemonSet: 'kube-proxy cilium',
    Deployment: 'coredns metrics-server cluster-autoscaler',
    Pod: 'kube-apiserver kube-scheduler kube-controller-manager etcd',
  },
};

export const WORKLOADS: readonly Workload[] = Object.entries(BY_NAMESPACE).flatMap(([namespace, named]) =>
  Object.entries(named).flatMap(([kind, names]) =>
    names.split(' ').map((name) => ({ namespace, kind: kind as Kind, name })),
  ),
);
