import { log, progress } from '@clack/prompts';
import type { Migration } from '@precedent/migrator';
import type { MigrateReport } from './migrate-report.ts';

/** A progress bar for a terminal, one step a file. Colours follow NO_COLOR. */
export function terminalReport(): MigrateReport {
  let bar: ReturnType<typeof progress> | undefined;
  let current = '';
  const show = (message: string): void => (bar === undefined ? log.step(message) : bar.message(message));
  return {
    events: {
      waiting: () => log.step('Another migration run is at work; waiting for it.'),
      planned(pending) {
        if (pending.length === 0) return;
        bar = progress({ max: pending.length });
        bar.start(`${countOf(pending)} to apply`);
      },
      applying({ file }) {
        current = file;
        show(file);
      },
      applied: ({ file }) => bar?.advance(1, file),
      retrying: ({ file }, attempt, waitMs) =>
        show(`${file}: a lock was not to be had, try ${attempt + 1} in ${(waitMs / 1000).toFixed(1)} s`),
      healed: ({ file }, index) => show(`${file}: ${index} was left half built; building it again`),
    },
    done(applied) {
      if (bar === undefined) log.success('The database is up to date.');
      else bar.stop(`${countOf(applied)} applied; the database is up to date.`);
    },
    stopped: () => bar?.error(current),
  };
}

function countOf(migrations: readonly Migration[]): string {
  return migrations.length === 1 ? '1 migration' : `${migrations.length} migrations`;
}
