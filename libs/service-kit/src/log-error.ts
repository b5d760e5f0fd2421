import { types } from 'node:util';

/** What a log keeps of an error. A driver's error also holds its connection, and with it secrets; none of that. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
  readonly errors?: readonly LoggedError[];
  readonly [field: string]: unknown;
}

/**
 * Fields of PostgreSQL and Node errors that help and hold no data of a row. `detail` and `where` are left out, because
 * they quote values.
 */
const FIELDS = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'identifier',
  'routine',
  'syscall',
];
const MAX_CAUSES = 5;

/** Serialises anything thrown, causes included. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!types.isNativeError(error)) return { type: typeof error, message: String(error) };
  const fields = error as unknown as Record<string, unknown>;
  const known = FIELDS.filter((field) => ['string', 'number'].includes(typeof fields[field]));
  return {
    type: error.name,
    message: error.message,
    ...Object.fromEntries(known.map((field) => [field, fields[field]])),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined || depth >= MAX_CAUSES
      ? {}
      : { cause: loggedError(error.cause, depth + 1) }),
    ...(Array.isArray(fields['errors']) && depth < MAX_CAUSES
      ? { errors: fields['errors'].map((inner: unknown) => loggedError(inner, depth + 1)) }
      : {}),
  };
}
