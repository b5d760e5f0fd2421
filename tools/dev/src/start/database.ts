import { join, relative } from 'node:path';
import { dataDirHolder, startEmbeddedServer } from '@precedent/embedded-database';
import type { Life } from './life.ts';
import { makeLogins, type Logins } from './logins.ts';
import type { StartOptions } from './options.ts';
import { requireFreePort } from './ports.ts';
import type { Reporter } from '../report/reporter.ts';
import { ExplainedError } from '../explained-error.ts';

/** The database that everything uses. */
export interface UsedDatabase {
  /** For migrations, and for looking at what there is. */
  readonly ownerUrl: string;
  /** True for the embedded database: one session for all, no logins. */
  readonly sharedSession: boolean;
  /** What the services log in with; exist only after the migrations. */
  logins(): Promise<Logins>;
}

/**
 * Makes sure that no other start uses the same data: the first thing to tell, for that one has the ports, too.
 * @throws ExplainedError
 */
export function requireUnusedData(options: StartOptions): void {
  const holder = options.databaseUrl === undefined ? dataDirHolder(folderOf(options)) : undefined;
  if (holder === undefined) return;
  throw new ExplainedError(
    `Precedent runs already with the data in ${options.dataDir} (process ${holder}): stop it, or choose another --data-dir.`,
  );
}

function folderOf(options: StartOptions): string {
  return join(options.dataDir, 'pglite');
}

/** The server that was named, or the embedded database, started. */
export async function useDatabase(
  options: StartOptions,
  reporter: Reporter,
  life: Life,
): Promise<UsedDatabase> {
  const { databaseUrl, readerUrl } = options;
  if (databaseUrl === undefined) return startEmbedded(options, reporter, life);
  return {
    ownerUrl: databaseUrl,
    sharedSession: false,
    logins: async () =>
      readerUrl === undefined ? makeLogins(databaseUrl) : { writerUrl: databaseUrl, readerUrl },
  };
}

async function startEmbedded(options: StartOptions, reporter: Reporter, life: Life): Promise<UsedDatabase> {
  const { portDatabase: port } = options;
  if (port !== 0) await requireFreePort(port, '127.0.0.1', '--port-database');
  const dataDir = folderOf(options);
  const step = reporter.begin('Starting the embedded database');
  const server = await startEmbeddedServer({ dataDir, port }).catch((error: unknown) => {
    step.failed('The embedded database did not start');
    throw new ExplainedError(sentence((error as Error).message));
  });
  life.add(() => server.stop());
  void server.ended.then(() => life.end(new ExplainedError('The embedded database ended unexpectedly.')));
  step.done(`Embedded database: ${server.url}, data in ${relative(process.cwd(), dataDir) || dataDir}`);
  const logins = { writerUrl: server.url, readerUrl: server.url };
  return { ownerUrl: server.url, sharedSession: true, logins: async () => logins };
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
