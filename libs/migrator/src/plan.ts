import { MigrationRefusedError } from './errors.ts';
import type { AppliedMigration } from './ledger.ts';
import type { Migration } from './migration-file.ts';

/**
 * The migrations still to apply, in order. Compares sets, never only the highest number: a file merged late with a
 * lower number would otherwise be skipped for ever.
 * Throws MigrationRefusedError for a file that was edited after it ran, that is missing, or that comes too late.
 */
export function pendingMigrations(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const byVersion = new Map(files.map((migration) => [migration.version, migration]));
  for (const done of applied) {
    const file = byVersion.get(done.version);
    if (file === undefined) {
      throw new MigrationRefusedError(
        done.file,
        'was applied to this database but is missing here; restore it',
      );
    }
    if (file.file !== done.file) {
      throw new MigrationRefusedError(file.file, `was applied as ${done.file}; migrations are never renamed`);
    }
    if (file.checksum !== done.checksum) {
      throw new MigrationRefusedError(
        file.file,
        `was edited after it had been applied (${firstDifference(done.sql, file.sql)}); ` +
          'restore it and put the change into a new file',
      );
    }
  }
  const appliedVersions = new Set(applied.map(({ version }) => version));
  const head = Math.max(0, ...appliedVersions);
  const pending = files.filter(({ version }) => !appliedVersions.has(version));
  const late = pending.find(({ version }) => version < head);
  if (late !== undefined) {
    const newest = applied.find(({ version }) => version === head);
    throw new MigrationRefusedError(
      late.file,
      `comes before ${newest?.file ?? head}, which has been applied; give it the next free number`,
    );
  }
  return pending;
}

function firstDifference(before: string, after: string): string {
  const was = before.split('\n');
  const is = after.split('\n');
  const index = is.findIndex((line, i) => line !== was[i]);
  const line = index === -1 ? is.length : index;
  const show = (text: string | undefined): string => (text === undefined ? 'nothing' : `"${text.trim()}"`);
  return `line ${line + 1} was ${show(was[line])} and is ${show(is[line])}`;
}
