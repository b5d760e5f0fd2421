import { loggedError } from './log-error.ts';
import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

export interface LogOptions {
  readonly service: string;
  readonly level: string;
  /** Where lines go. Default: standard output. */
  readonly destination?: DestinationStream;
}

const SECRET_FIELDS = [
  'password',
  'passwd',
  'secret',
  'token',
  'authorization',
  'cookie',
  'apiKey',
  'api_key',
];
const NESTING = ['', '*.', '*.*.', '*.*.*.'];
const CENSOR = '[redacted]';

/** scheme://user:password@ in any text, error messages and stacks included. */
const URL_PASSWORD = /([a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*):[^\s@"]+@/gi;

/** Replaces the password of every connection string in a text. */
export function maskConnectionStrings(text: string): string {
  return text.replace(URL_PASSWORD, `$1:${CENSOR}@`);
}

/** One JSON line per entry, with the service's name. Fields named like secrets and passwords inside URLs are redacted. */
export function createLog(options: LogOptions): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: loggedError },
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: NESTING.flatMap((prefix) => SECRET_FIELDS.map((field) => prefix + field)),
        censor: CENSOR,
      },
      hooks: { streamWrite: maskConnectionStrings },
    },
    options.destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
