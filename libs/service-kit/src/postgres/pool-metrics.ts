import { Gauge, Histogram, type Registry } from 'prom-client';
import { type Database } from './database.ts';

/** Seconds; the bounds that OpenTelemetry recommends for db.client.operation.duration. */
const DURATION_BUCKETS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

/**
 * db_client_connections by state (idle, used, and requests waiting for one), and how long the database took for each
 * statement.
 */
export function poolMetrics(registry: Registry, database: Pick<Database<never>, 'stats' | 'listen'>): void {
  new Gauge({
    name: 'db_client_connections',
    help: 'Database connections of the pool by state, and requests waiting for one.',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      const { total, idle, waiting } = database.stats();
      this.set({ state: 'total' }, total);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waiting' }, waiting);
    },
  });
  const duration = new Histogram({
    name: 'db_client_operation_duration_seconds',
    help: 'Time from sending a statement to the end of its answer: ok, or failed with an error.',
    labelNames: ['outcome'] as const,
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  database.listen((seconds, outcome) => duration.observe({ outcome }, seconds));
}
