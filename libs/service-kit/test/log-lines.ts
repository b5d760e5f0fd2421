import { createLog, type Logger } from '../src/log.ts';

export interface LogLines {
  readonly log: Logger;
  /** Every line so far, as text. */
  readonly text: () => string;
  /** Every line so far, parsed. */
  readonly lines: () => Record<string, unknown>[];
}

/** A real log that keeps its lines. */
export function logLines(level = 'debug'): LogLines {
  const written: string[] = [];
  const log = createLog({
    service: 'test',
    level,
    destination: { write: (line) => void written.push(line) },
  });
  return {
    log,
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
