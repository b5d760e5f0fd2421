import { Gauge, type Registry } from 'prom-client';
import { type PoolStats } from './guarded-pool.ts';

/** db_client_connections by state: idle, used, and requests waiting for one. */
export function poolMetrics(registry: Registry, database: { stats(): PoolStats }): void {
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
}
