import { Gauge, type Registry } from 'prom-client';
import { type Admission } from './admission.ts';

/** http_admitted_requests, http_admitted_body_bytes and http_waiting_requests of all gates together. */
export function admissionMetrics(registry: Registry, gates: readonly Admission[]): void {
  const sum = (of: keyof Admission['state']) => gates.reduce((total, gate) => total + gate.state[of], 0);
  const gauge = (name: string, help: string, of: keyof Admission['state']) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(sum(of));
      },
    });
  gauge('http_admitted_requests', 'Requests that are being served.', 'requests');
  gauge(
    'http_admitted_body_bytes',
    'Bytes reserved for the bodies of requests that are being served.',
    'bytes',
  );
  gauge('http_waiting_requests', 'Requests that wait to be served, their bodies unread.', 'queued');
}
