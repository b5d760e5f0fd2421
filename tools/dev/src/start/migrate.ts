import { startChild } from './child.ts';
import type { Life } from './life.ts';
import type { Reporter } from '../report/reporter.ts';
import { ExplainedError } from '../explained-error.ts';

/** What the migration command prints, one JSON line per event. */
interface MigrateEvent {
  readonly event: string;
  readonly file?: string;
  readonly files?: readonly string[];
  readonly applied?: number;
}

/** Brings the schema up to date by the command that does it everywhere. @throws ExplainedError with its explanation */
export async function migrate(databaseUrl: string, reporter: Reporter, life: Life): Promise<void> {
  const step = reporter.begin('Migrating the database');
  let total = 0;
  let done = 0;
  const child = startChild({
    script: 'apps/data-storage/src/cli.ts',
    args: ['migrate', 'up'],
    env: { DATABASE_URL: databaseUrl, DATABASE_URL_FILE: '' },
    onLine: (line) => {
      const { event, file, files } = JSON.parse(line) as MigrateEvent;
      if (event === 'planned') total = files?.length ?? 0;
      if (event === 'applied') done += 1;
      if (file !== undefined) step.progress(done, `Migrations: ${done} of ${total} applied, ${file}`);
    },
  });
  life.add(() => child.stop());
  const end = await child.ended;
  life.signal.throwIfAborted();
  if (end !== 0) {
    step.failed('The database could not be migrated');
    throw new ExplainedError(child.lastWords() || `The migration ended with ${end}.`);
  }
  step.done(done === 0 ? 'Migrations: the schema is up to date' : `Migrations: ${done} applied`);
}
