import { UnhealthyError, type HealthCheck } from '@precedent/service-kit';
import type { ReadServer } from './read-server.ts';
import type { ReadServers } from './read-servers.ts';

/** Fails while no server answers; degraded while one of several does not, is too far behind, or follows nobody. */
export function serversCheck(servers: ReadServers): HealthCheck {
  return async () => {
    await servers.askUsable();
    const found = servers.all.map(describe).join('; ');
    if (!servers.all.some((server) => server.usable)) {
      throw new UnhealthyError('the database does not answer', { found, cause: servers.all[0]?.unavailable });
    }
    const faults = servers.all.flatMap((server) => faultOf(server, servers) ?? []);
    return faults.length === 0 ? { found } : { found, degraded: faults.join('; ') };
  };
}

function faultOf(server: ReadServer, servers: ReadServers): string | undefined {
  const { number, state } = server;
  if (state === undefined) return `server ${number} does not answer`;
  if (servers.lags(server)) return `server ${number} is ${seconds(state.lag_seconds)} behind`;
  return state.follows ? undefined : `server ${number} is not connected to the server it follows`;
}

/** Without the address: anyone who can reach the service may read it. */
function describe({ number, state }: ReadServer): string {
  if (state === undefined) return `server ${number}: no answer`;
  const { standby, lsn, lag_seconds } = state;
  return standby
    ? `server ${number}: standby at ${lsn}, ${seconds(lag_seconds)} behind`
    : `server ${number}: primary at ${lsn}`;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
