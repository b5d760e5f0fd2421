import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isMigrationFile,
  MigrationRefusedError,
  parseMigration,
  refuseDuplicates,
  type Migration,
} from '@precedent/migrator';
import type { Failure } from './timeline.ts';

/** The migrations of a folder, and the files the runner would refuse before it asks the database. */
export interface MigrationFiles {
  readonly migrations: readonly Migration[];
  readonly refused: readonly Failure[];
}

/** Reads every `*.sql` of a folder; one bad file does not keep the others from being looked at. */
export async function readMigrationFiles(folder: string): Promise<MigrationFiles> {
  const names = (await readdir(folder)).filter(isMigrationFile).sort();
  let migrations: Migration[] = [];
  const refused: Failure[] = [];
  for (const name of names) {
    try {
      migrations = refuseDuplicates([
        ...migrations,
        parseMigration(name, await readFile(join(folder, name))),
      ]);
    } catch (error) {
      if (!(error instanceof MigrationRefusedError)) throw error;
      const line = Number(/\(line (\d+)\)/.exec(error.message)?.[1] ?? 1);
      refused.push({ file: name, line, postgres: null, words: error.message });
    }
  }
  return { migrations, refused };
}
