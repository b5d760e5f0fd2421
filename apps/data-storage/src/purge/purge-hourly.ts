import { setTimeout as pause } from 'node:timers/promises';
import type { DB } from '@precedent/schema';
import type { Database, Logger } from '@precedent/service-kit';
import { purge } from './purge.ts';

export interface PurgeJobOptions {
  readonly database: Database<DB>;
  readonly log: Logger;
  /** Default an hour. */
  readonly everyMs?: number;
}

/** Purges now and every hour until stopped. A purge that fails is logged; the next one makes up for it. */
export function purgeHourly(options: PurgeJobOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = run(options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run(
  { database, log, everyMs = 3_600_000 }: PurgeJobOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const purged = await purge(database, { signal });
      if (Object.values(purged).some((rows) => rows > 0)) log.info({ purged }, 'purged');
    } catch (error) {
      log.warn({ err: error }, 'nothing could be purged');
    }
    await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
