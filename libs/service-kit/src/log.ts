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
/** Lines wait for others until they are so many bytes, or so long. */
const BATCH_BYTES = 4096;
const BATCH_MS = 50;
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
    options.destination ?? standardOutput(),
  );
}

/** The same log for entries of fields that are known to hold no secret: looking for some costs more than writing. */
export function withoutSecrets(log: Logger): Logger {
  return log.child({}, { redact: [] });
}

/**
 * Lines are written while the process goes on; those that come meanwhile are written together. What is still in memory
 * at the exit is written then: a line is lost only when the process is killed.
 */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: false, minLength: BATCH_BYTES, periodicFlush: BATCH_MS });
  process.once('exit', () => output.flushSync());
  return output;
}
