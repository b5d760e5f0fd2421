import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database, HealthCheck, Logger } from '@precedent/service-kit';
import { databaseCheck } from './database.check.ts';
import { embeddingsCheck } from './embeddings.check.ts';
import { schemaCheck } from './schema.check.ts';
import { serverChecks } from './server.checks.ts';

export interface CheckOptions {
  readonly database: Database<DB>;
  /** The newest migration of this build. */
  readonly needed: { readonly version: number; readonly file: string };
  /** What makes the vectors of this service. */
  readonly provider: EmbeddingProvider;
}

/** Everything that readiness asks. */
export function healthChecks({ database, needed, provider }: CheckOptions): Record<string, HealthCheck> {
  return {
    database: databaseCheck(database),
    schema: schemaCheck(database, needed),
    ...serverChecks(database),
    embeddings: embeddingsCheck(database, provider),
  };
}

/**
 * Runs all of them once, at the start, and logs everything that is wrong. The service starts nevertheless, not ready:
 * it heals without a restart when what is wrong is mended.
 */
export async function logWhatIsWrong(checks: Record<string, HealthCheck>, log: Logger): Promise<void> {
  await Promise.all(
    Object.entries(checks).map(async ([check, run]) => {
      try {
        const note = await run(1000);
        if (note?.mend !== undefined) log.warn({ check, found: note.found, mend: note.mend }, 'to be mended');
      } catch (error) {
        log.warn({ err: error, check }, 'not ready yet');
      }
    }),
  );
}
