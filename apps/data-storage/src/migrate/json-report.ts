import type { Migration } from '@precedent/migrator';
import type { MigrateReport } from './migrate-report.ts';

/** One JSON line per event, for logs and programs. */
export function jsonReport(write: (line: string) => void): MigrateReport {
  const tell = (event: string, fields: Readonly<Record<string, unknown>> = {}): void =>
    write(`${JSON.stringify({ event, ...fields })}\n`);
  const names = (migrations: readonly Migration[]): string[] => migrations.map(({ file }) => file);
  return {
    events: {
      waiting: () => tell('waiting', { for: 'another migration run' }),
      planned: (pending) => tell('planned', { files: names(pending) }),
      applying: ({ file }) => tell('applying', { file }),
      applied: ({ file }, durationMs) => tell('applied', { file, duration_ms: Math.round(durationMs) }),
      retrying: ({ file }, attempt, waitMs) =>
        tell('retrying', { file, attempt, wait_ms: waitMs, because: 'a lock was not to be had' }),
      healed: ({ file }, index) => tell('healed', { file, dropped_invalid_index: index }),
    },
    done: (applied) => tell('done', { applied: applied.length }),
    stopped: () => undefined,
  };
}
