import { Gauge, type Registry } from '@precedent/service-kit';
import { lsnValue } from './lsn.ts';
import type { ReadServers } from './read-servers.ts';

/** Which servers can be used and how far each is behind, as they last told. */
export function serversMetrics(registry: Registry, servers: ReadServers): void {
  const gauge = (name: string, help: string, values: () => readonly (readonly [string, number])[]) =>
    new Gauge({
      name,
      help,
      labelNames: ['server'] as const,
      registers: [registry],
      collect() {
        this.reset();
        for (const [server, value] of values()) this.set({ server }, value);
      },
    });
  const told = () =>
    servers.all.flatMap(({ address, state }) => (state === undefined ? [] : [{ address, state }]));
  gauge('db_server_up', 'Whether the database server can be used.', () =>
    servers.all.map(({ address, usable }) => [address, usable ? 1 : 0]),
  );
  gauge('db_replica_lag_seconds', 'How far the database server is behind the one it follows.', () =>
    told().map(({ address, state }) => [address, state.lag_seconds]),
  );
  gauge('db_replica_lag_bytes', 'How far the database server is behind the furthest one known.', () => {
    const positions = told().map(({ address, state }) => [address, lsnValue(state.lsn)] as const);
    const furthest = positions.reduce((most, [, lsn]) => (lsn > most ? lsn : most), 0n);
    return positions.map(([address, lsn]) => [address, Number(furthest - lsn)]);
  });
}
