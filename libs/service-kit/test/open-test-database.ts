import { afterAll } from '@jest/globals';
import { openDatabase, type Database, type DatabaseOptions } from '../src/index.ts';
import { logLines, type LogLines } from './log-lines.ts';

// The tests bring tables of their own.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyTables = any;

/** Whatever is not about a full pool waits for a connection, however slow the machine is at times. */
const PATIENT_MS = 30_000;

/** Opens databases that are closed after the tests of the file, with a log to look into. */
export function databaseOpener(): (
  connectionString: string,
  options?: Partial<DatabaseOptions>,
) => Database<AnyTables> & LogLines {
  const opened: Database<AnyTables>[] = [];
  afterAll(() => Promise.all(opened.map((database) => database.close())));
  return (connectionString, options = {}) => {
    const lines = logLines();
    const database = openDatabase<AnyTables>({
      connectionString,
      applicationName: 'kit-test',
      log: lines.log,
      poolWaitMs: PATIENT_MS,
      ...options,
    });
    opened.push(database);
    return { ...database, ...lines };
  };
}
