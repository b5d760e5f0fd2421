import { types } from 'node:util';
import { WorkAborted } from './abort-scope.ts';
import { Problem, type ProblemOptions } from './problem.ts';
import { type ProblemCode } from './problem-catalogue.ts';
import { DatabaseUnavailable } from './postgres/database-unavailable.ts';

interface Mapping {
  readonly code: ProblemCode;
  readonly detail: string;
}

const invalid: Mapping = {
  code: 'invalid-request',
  detail: 'The database cannot store or compare a given value.',
};
const conflict: Mapping = { code: 'conflict', detail: 'The request contradicts what is stored.' };
const busy: Mapping = {
  code: 'temporary-reduced-capacity',
  detail: 'The database cannot take this request at the moment. Try again after the time in Retry-After.',
};
const timeout: Mapping = {
  code: 'query-timeout',
  detail: 'The database query was stopped at its time limit.',
};
const incompatible: Mapping = {
  code: 'schema-incompatible',
  detail: 'The database schema differs from the one this service was built for.',
};
const internal: Mapping = {
  code: 'internal',
  detail: 'The service failed. The request id leads to the log.',
};

/**
 * SQLSTATE, or its class of two characters, to problem. A code wins over its class; what is not listed is internal.
 * Codes: https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
const SQLSTATES: Readonly<Record<string, Mapping>> = {
  '08': busy, // connection exception
  '0A000': incompatible, // a prepared statement's result type changed under it
  '22000': invalid, // pgvector: wrong dimension
  '22001': invalid, // string too long
  '22003': invalid, // number out of range
  '22007': invalid, // date and time format
  '22008': invalid, // date and time out of range
  '22021': invalid, // character not in the encoding, NUL included
  '22P02': invalid, // text representation
  '22P05': invalid, // untranslatable character
  '23502': invalid, // not null
  '23503': conflict, // foreign key
  '23505': conflict, // unique
  '23514': invalid, // check
  '23P01': conflict, // exclusion
  '25P03': busy, // idle in transaction: this process was too slow
  '25P04': timeout, // transaction timeout
  '26000': busy, // the prepared statement is gone, the next connection has it
  '28': busy, // the service's login is refused: nothing the client can change, and it may heal
  '3D000': busy, // no such database
  '3F000': incompatible, // no such schema
  '40': busy, // serialization failure, deadlock
  '42703': incompatible, // no such column
  '42704': incompatible, // no such type or object
  '42804': incompatible, // column of another type
  '42846': incompatible, // no cast
  '42883': incompatible, // no such function or operator
  '42P01': incompatible, // no such table
  '53': busy, // insufficient resources, too many connections
  '55P03': busy, // lock not available
  '57014': timeout, // query cancelled
  '57P': busy, // administrator shutdown, crash shutdown, cannot connect now
};

/** Node's error codes for a connection that could not be made or broke. */
const CONNECTION_FAILURES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The fields of an error that the PostgreSQL server sent. Its message is not among them: it stays in the log. */
interface ServerError {
  readonly code: string;
  readonly severity: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  /** Where in the statement, from 1. */
  readonly position?: string;
  /** What the statement names at that position; added by this library. */
  identifier?: string;
  /** The limit a statement was stopped at, in milliseconds; added by this library. */
  timeLimitMs?: number;
}

/** True for an error sent by a PostgreSQL server; `code` is then a SQLSTATE. */
export function isServerError(error: unknown): error is Error & ServerError {
  return (
    types.isNativeError(error) && 'severity' in error && 'code' in error && typeof error.code === 'string'
  );
}

/**
 * The problem to answer with for anything thrown. A Problem stays itself, database errors follow the table, everything
 * else is internal. The original is the cause; none of its text reaches the client.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DatabaseUnavailable || error instanceof WorkAborted)
    return problemOf(busy, { cause: error });
  if (isServerError(error)) return serverProblem(error);
  if (isConnectionFailure(error)) return problemOf(busy, { cause: error });
  return problemOf(internal, { cause: error });
}

function serverProblem(error: Error & ServerError): Problem {
  const { code } = error;
  const mapping = SQLSTATES[code] ?? SQLSTATES[code.slice(0, 3)] ?? SQLSTATES[code.slice(0, 2)] ?? internal;
  if (mapping === incompatible && error.identifier !== undefined) {
    return new Problem(mapping.code, `${mapping.detail} Affected: ${error.identifier}.`, { cause: error });
  }
  if (code === '57014' && error.timeLimitMs !== undefined) {
    const detail = `The database query was stopped at its time limit of ${error.timeLimitMs} ms.`;
    return new Problem(mapping.code, detail, { cause: error });
  }
  if (mapping === invalid && error.column !== undefined) {
    return new Problem(mapping.code, `The value of ${error.column} cannot be stored.`, { cause: error });
  }
  return problemOf(mapping, { cause: error });
}

function isConnectionFailure(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  // A host with several addresses fails with one error for each.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.every(isConnectionFailure);
  }
  return 'code' in error && CONNECTION_FAILURES.has(String(error.code));
}

function problemOf(mapping: Mapping, options: ProblemOptions): Problem {
  return new Problem(mapping.code, mapping.detail, options);
}
