import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { USUAL_SAMPLE_COUNT } from '../load/load-samples.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** Where the services listen. */
  readonly host: string;
  readonly portDataStorage: number;
  readonly portContextApi: number;
  /** Of the embedded database; 0 lets the system choose. */
  readonly portDatabase: number;
  /** Keeps the embedded database and the logs. */
  readonly dataDir: string;
  /** The server to use instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  /** A login on that server that can only read. */
  readonly readerUrl: string | undefined;
  /** How many sample incidents; undefined: the usual number, unless there are incidents already. */
  readonly samples: number | undefined;
}

/** Reads flags and environment. Prints the help, or what is wrong, and ends the process, where there is nothing to run. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const command = new Command('npm start --')
    .description(
      'Starts Precedent on this machine: a database, its migrations, sample incidents the first time, and both ' +
        'services. Ctrl-C stops everything; the data stays, and the next start continues with it.',
    )
    .option('--empty', 'load no sample incidents')
    .option('--samples <number>', `sample incidents to load (default: ${USUAL_SAMPLE_COUNT})`, wholeNumber)
    .option('--host <address>', 'address the services listen on', '127.0.0.1')
    .option('--port-data-storage <port>', 'port of Data Storage', port, 8080)
    .option('--port-context-api <port>', 'port of the Context API', port, 8091)
    .option('--port-database <port>', 'port of the embedded database (default: a free one)', port)
    .option('--data-dir <directory>', 'keeps the embedded database and the logs', '.data')
    .option(
      '--database-url <url>',
      'PostgreSQL server to use instead of the embedded database (default: DATABASE_URL, if set)',
    )
    .option(
      '--reader-url <url>',
      'its login that can only read, for the Context API (default: one is made, if the other may make roles)',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 stopped by Ctrl-C or SIGTERM, 1 something failed and was explained.',
    )
    .allowExcessArguments(false)
    .parse(args, { from: 'user' });
  const flags = command.opts<Flags>();
  if (flags.empty === true && flags.samples !== undefined) {
    command.error('error: --empty and --samples cannot be used together');
  }
  const databaseUrl = flags.databaseUrl ?? (env['DATABASE_URL'] || undefined);
  if (databaseUrl === undefined && flags.readerUrl !== undefined) {
    command.error('error: --reader-url needs --database-url');
  }
  return {
    ...flags,
    portDatabase: flags.portDatabase ?? 0,
    dataDir: resolve(flags.dataDir),
    databaseUrl,
    readerUrl: flags.readerUrl,
    samples: flags.empty === true ? 0 : flags.samples,
  };
}

type Flags = Omit<StartOptions, 'portDatabase' | 'databaseUrl' | 'readerUrl' | 'samples'> & {
  readonly portDatabase?: number;
  readonly empty?: boolean;
  readonly samples?: number;
  readonly databaseUrl?: string;
  readonly readerUrl?: string;
};

function port(text: string): number {
  return number(text, 65_535);
}

function wholeNumber(text: string): number {
  return number(text, 1_000_000);
}

function number(text: string, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) throw new InvalidArgumentError(`It is a whole number from 0 to ${max}.`);
  return value;
}
