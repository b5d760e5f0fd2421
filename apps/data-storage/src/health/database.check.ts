import { UnhealthyError, type Database, type HealthCheck } from '@precedent/service-kit';

/** Fails while the database does not answer. */
export function databaseCheck(database: Pick<Database<never>, 'ping'>): HealthCheck {
  return async (timeoutMs) => {
    await database.ping(timeoutMs).catch((error: unknown) => {
      throw new UnhealthyError('the database does not answer', { cause: error });
    });
  };
}
