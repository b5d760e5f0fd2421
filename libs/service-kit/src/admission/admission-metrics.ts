import { Gauge, type Registry } from 'prom-client';
import { type Admission } from './admission.ts';
import { type Gates } from './gates.ts';

/** http_working_requests, http_waiting_requests and http_held_bytes. */
export function admissionMetrics(registry: Registry, { all, bytes }: Gates): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  const sum = (of: 'working' | 'waiting') => all.reduce((total, gate: Admission) => total + gate[of], 0);
  gauge('http_working_requests', 'Requests that are being worked on.', () => sum('working'));
  gauge('http_waiting_requests', 'Requests that wait for others to be done.', () => sum('waiting'));
  gauge(
    'http_held_bytes',
    'Bytes of bodies and of answers that clients have not taken yet.',
    () => bytes.used,
  );
}
