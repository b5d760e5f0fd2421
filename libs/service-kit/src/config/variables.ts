import { availableParallelism } from 'node:os';
import { KIT_LIMITS, type KitLimitName } from '../limits/kit-limits.ts';
import { maskConnectionStrings } from '../log.ts';
import { type Variable, withDefault } from './variable.ts';

/** Whole number between two bounds, both allowed. */
export function integer(range: {
  min: number;
  max: number;
  what: string;
  example: number;
}): Variable<number> {
  return {
    expected: `${range.what}, a whole number from ${range.min} to ${range.max}`,
    example: String(range.example),
    parse: (text) => {
      const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
      if (Number.isNaN(value)) throw new Error('is not a whole number');
      if (value < range.min || value > range.max) throw new Error('is out of range');
      return value;
    },
  };
}

export function boolean(what: string): Variable<boolean> {
  return {
    expected: `${what}: true or false`,
    example: 'true',
    parse: (text) => {
      if (text === 'true' || text === '1') return true;
      if (text === 'false' || text === '0') return false;
      throw new Error('is neither true nor false');
    },
  };
}

export function oneOf<const T extends string>(what: string, values: readonly [T, ...T[]]): Variable<T> {
  return {
    expected: `${what}: one of ${values.join(', ')}`,
    example: values[0],
    parse: (text) => {
      const found = values.find((value) => value === text);
      if (found === undefined) throw new Error('is not one of them');
      return found;
    },
  };
}

export function text(what: string, example: string): Variable<string> {
  return {
    expected: what,
    example,
    parse: (value) => {
      if (value.trim() === '') throw new Error('is blank');
      return value;
    },
  };
}

export function url(what: string, example: string): Variable<URL> {
  return {
    expected: `${what}, an http or https URL`,
    example,
    parse: (value) => {
      if (!URL.canParse(value)) throw new Error('is not a URL');
      const parsed = new URL(value);
      if (!['http:', 'https:'].includes(parsed.protocol)) throw new Error('has another scheme');
      return parsed;
    },
  };
}

/** A PostgreSQL connection string. It is a secret: it may carry a password. */
export function databaseUrl(): Variable<string> {
  return {
    expected: 'a PostgreSQL connection string',
    example: 'postgres://user:password@localhost:5432/precedent',
    secret: true,
    mask: maskConnectionStrings,
    parse: (value) => {
      if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
        throw new Error('does not look like postgres://user:password@host:port/database');
      }
      return value;
    },
  };
}

/** Connection strings of several servers, separated by commas, spaces or new lines. */
export function databaseUrls(): Variable<readonly string[]> {
  const one = databaseUrl();
  return {
    expected: 'PostgreSQL connection strings, separated by commas',
    example: 'postgres://user:password@db-1:5432/precedent,postgres://user:password@db-2:5432/precedent',
    secret: true,
    mask: (urls) => urls.map((url) => maskConnectionStrings(url)).join(','),
    parse: (value) => {
      const urls = value.split(/[\s,]+/).filter((url) => url !== '');
      if (urls.length === 0) throw new Error('names no server');
      return urls.map((url) => one.parse(url));
    },
  };
}

/** TCP port; 0 lets the system choose. */
export function port(fallback: number): Variable<number> {
  return withDefault(integer({ min: 0, max: 65_535, what: 'a TCP port', example: fallback }), fallback);
}

export function logLevel(): Variable<'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'> {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
  return { ...withDefault(oneOf('the least severe level to log', levels), 'info'), example: 'info' };
}

/** The value of one of this package's limits. */
function limit(name: KitLimitName, range: { min: number; max: number; what: string }): Variable<number> {
  const { value } = KIT_LIMITS[name];
  return withDefault(integer({ ...range, example: value }), value);
}

/** For services that write. */
export function inFlightWrites(): Variable<number> {
  const value = Math.max(KIT_LIMITS['in-flight-writes'].value, availableParallelism());
  const what = 'how many requests that write one thing are worked on at once';
  return withDefault(integer({ min: 1, max: 100_000, what, example: value }), value);
}

/** The variables every service has. Spread it into the service's own shape. */
export const SHARED_VARIABLES = {
  HOST: withDefault(text('the address to listen on', '0.0.0.0'), '0.0.0.0'),
  LOG_LEVEL: logLevel(),
  DATABASE_URL: databaseUrl(),
  DATABASE_SHARED_SESSION: withDefault(
    boolean(
      'whether database sessions are shared (PgBouncer in transaction mode, the embedded database), so that named statements and session settings must not be used',
    ),
    false,
  ),
  DATABASE_POOL_SIZE: withDefault(
    integer({ min: 1, max: 1000, what: 'the most database connections', example: 10 }),
    10,
  ),
  DATABASE_STATEMENT_TIMEOUT_MS: limit('statement-ms', {
    min: 1,
    max: 600_000,
    what: 'the time limit of one statement in milliseconds',
  }),
  BODY_LIMIT_BYTES: limit('body-bytes', {
    min: 1024,
    max: 100_000_000,
    what: 'the largest request body in bytes',
  }),
  MAX_IN_FLIGHT_REQUESTS: limit('in-flight-requests', {
    min: 1,
    max: 100_000,
    what: 'how many requests are worked on at once',
  }),
  MAX_IN_FLIGHT_BYTES: limit('in-flight-bytes', {
    min: 1024,
    max: 100_000_000_000,
    what: 'how many bytes bodies that have arrived and answers that were not taken yet may have together',
  }),
  SHUTDOWN_DRAIN_MS: withDefault(
    integer({
      min: 0,
      max: 600_000,
      what: 'how long to keep serving after SIGTERM, not ready, in milliseconds',
      example: 5000,
    }),
    0,
  ),
} as const;
