import { MigrationFailedError, MigrationLockedError, MigrationRefusedError } from '@precedent/migrator';
import { isServerError } from '@precedent/service-kit';

/** What a failed command tells and how it ends. */
export interface Failure {
  /** One sentence, or a few, for a person; no password. */
  readonly message: string;
  /** 1 failed, 2 refused: files and database disagree, nothing was done. */
  readonly exitCode: 1 | 2;
}

/** Explains any error of a migration command. */
export function explainFailure(error: unknown, databaseUrl: string): Failure {
  if (error instanceof MigrationRefusedError) return { message: `Refused: ${error.message}.`, exitCode: 2 };
  if (error instanceof MigrationLockedError) return failed(sentence(error.message));
  if (error instanceof MigrationFailedError) return failed(explainRefusedFile(error));
  return failed(explainConnection(error, databaseUrl) ?? sentence(textOf(error)));
}

function failed(message: string): Failure {
  return { message, exitCode: 1 };
}

/** Codes with which a server answers CREATE EXTENSION for one that is not installed there, by version. */
const EXTENSION_MISSING = new Set(['0A000', '58P01', '22023']);
const EXTENSIONS = {
  vector: {
    title: 'pgvector',
    install: 'a package such as postgresql-17-pgvector, or the image pgvector/pgvector',
  },
  pg_trgm: {
    title: 'pg_trgm',
    install: 'a package such as postgresql-contrib; it belongs to PostgreSQL itself',
  },
} as const;
const NO_PRIVILEGE = '42501';

function explainRefusedFile(error: MigrationFailedError): string {
  const cause = error.cause;
  const [, extension] =
    (isServerError(cause) && /\bextension\b.*\b(vector|pg_trgm)\b/.exec(cause.message)) || [];
  if (isServerError(cause) && extension !== undefined) {
    const { title, install } = EXTENSIONS[extension as keyof typeof EXTENSIONS];
    if (EXTENSION_MISSING.has(cause.code)) {
      return `The database server does not have the ${title} extension: install it there (${install}), then run this again.`;
    }
    if (cause.code === NO_PRIVILEGE) {
      return (
        `This login may not create the ${title} extension: let an administrator run ` +
        `CREATE EXTENSION ${extension} in this database, then run this again.`
      );
    }
  }
  const hint =
    isServerError(cause) && 'hint' in cause && cause.hint ? ` ${sentence(String(cause.hint))}` : '';
  return `${sentence(error.message)}${hint} Nothing of this file was kept.`;
}

const CONNECTION_FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name could not be resolved',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ECONNRESET: 'it closed the connection',
  '28P01': 'it refused the login or its password',
  '28000': 'it refused the login',
  '3D000': 'it has no such database',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up or shutting down',
};

/** Undefined for an error that has nothing to do with connecting. */
function explainConnection(error: unknown, databaseUrl: string): string | undefined {
  const code = codeOf(error);
  const reason =
    (code === undefined ? undefined : CONNECTION_FAULTS[code]) ??
    (/timeout|terminated/i.test(textOf(error)) ? 'it does not answer' : undefined);
  if (reason === undefined) return undefined;
  const { hostname, port, pathname } = new URL(databaseUrl);
  const place = `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
  return `Cannot use the database at ${place}: ${reason}.`;
}

/** The code of an error, or of the first one beneath it: localhost is tried as IPv6 and as IPv4. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return String(error.code);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
