import { type Alert } from './alert.ts';
import { CAPACITY_ALERTS } from './capacity-alerts.ts';
import { CERTIFICATE_ALERTS } from './certificate-alerts.ts';
import { CONTROL_PLANE_ALERTS } from './control-plane-alerts.ts';
import { HOST_ALERTS } from './host-alerts.ts';
import { MONITORING_ALERTS } from './monitoring-alerts.ts';
import { NODE_ALERTS } from './node-alerts.ts';
import { POD_ALERTS } from './pod-alerts.ts';
import { ROLLOUT_ALERTS } from './rollout-alerts.ts';
import { STORAGE_ALERTS } from './storage-alerts.ts';

/** Every alert of the samples. The names are those of the Kubernetes, node, etcd and Prometheus mixins. */
export const ALERTS: readonly Alert[] = [
  ...POD_ALERTS,
  ...ROLLOUT_ALERTS,
  ...CAPACITY_ALERTS,
  ...NODE_ALERTS,
  ...HOST_ALERTS,
  ...STORAGE_ALERTS,
  ...CERTIFICATE_ALERTS,
  ...CONTROL_PLANE_ALERTS,
  ...MONITORING_ALERTS,
];
