import { Counter, type Registry } from '@precedent/service-kit';

/** What the webhook reports. */
export interface AlertmanagerMetrics {
  readonly alerts: Counter<'result'>;
  readonly truncated: Counter;
}

export function alertmanagerMetrics(registry: Registry): AlertmanagerMetrics {
  return {
    alerts: new Counter({
      name: 'alertmanager_alerts_total',
      help: 'Alerts received from Alertmanager by what became of them: opened, closed, unchanged, refused.',
      labelNames: ['result'],
      registers: [registry],
    }),
    truncated: new Counter({
      name: 'alertmanager_truncated_alerts_total',
      help: "Alerts that Alertmanager left out of its notifications (its receiver's max_alerts).",
      registers: [registry],
    }),
  };
}
