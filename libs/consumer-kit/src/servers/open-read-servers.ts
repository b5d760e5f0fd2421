import type { DB } from '@precedent/schema';
import { openDatabase, type DatabaseOptions } from '@precedent/service-kit';
import { FIRST_ANSWER_MS, ReadServer } from './read-server.ts';
import { ReadServers, type ReadServersOptions } from './read-servers.ts';

export interface OpenReadServersOptions
  extends Omit<DatabaseOptions, 'connectionString'>, ReadServersOptions {
  /** Connection strings, one for each server. */
  readonly urls: readonly string[];
  /** How long a server may say nothing before it counts as lost; default: half a second, or five where sessions are shared. */
  readonly silentMs?: number;
}

/** With the interval between two questions well below a second. */
const SILENT_MS = 500;
/** Where sessions are shared the question may wait for the transactions of others. */
const SILENT_SHARED_MS = 5000;

/** Opens a pool for each server. Nothing connects before `start`. */
export function openReadServers({ urls, maxLagSeconds, ...options }: OpenReadServersOptions): ReadServers {
  const { silentMs = options.sharedSession === true ? SILENT_SHARED_MS : SILENT_MS } = options;
  const servers = urls.map((connectionString, index) => {
    const { host, pathname } = new URL(connectionString);
    return new ReadServer({
      number: index + 1,
      address: `${host}${pathname}`,
      log: options.log,
      silentMs,
      open: () => openDatabase<DB>({ ...options, connectionString }),
      openWatch: () =>
        openDatabase<DB>({
          ...options,
          connectionString,
          max: 1,
          poolWaitMs: Math.max(silentMs, FIRST_ANSWER_MS),
          statementTimeoutMs: silentMs,
        }),
    });
  });
  return new ReadServers(servers, { maxLagSeconds });
}
