import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MigrationRefusedError } from './errors.ts';

/** One numbered SQL file. */
export interface Migration {
  /** The number that leads the file name; the order of application. */
  readonly version: number;
  /** File name, `NNNN_name.sql`. */
  readonly file: string;
  readonly sql: string;
  /** `sha256:<hex>` of the text with LF line ends, so that a checkout on another system has the same sum. */
  readonly checksum: string;
  /** False for a file whose header says `-- no-transaction`. */
  readonly transactional: boolean;
}

const FILE_NAME = /^(\d{4})_[a-z0-9]+(?:_[a-z0-9]+)*\.sql$/;
const NO_TRANSACTION = /^--[ \t]*no-transaction[ \t]*$/m;
/** `BEGIN` without its semicolon opens the block of a function, which is fine. */
const TRANSACTION_CONTROL =
  /^\s*(?:BEGIN|COMMIT|ROLLBACK|ABORT|START\s+TRANSACTION)(?:\s+(?:WORK|TRANSACTION))?\s*;/i;

/**
 * Parses one file, given as text or as its bytes. Throws MigrationRefusedError when its name is not `NNNN_name.sql`, it
 * is not plain UTF-8, holds no statement, or controls transactions itself: a COMMIT in it would keep half of a file that
 * fails later.
 */
export function parseMigration(file: string, content: string | Uint8Array): Migration {
  const match = FILE_NAME.exec(file);
  if (match?.[1] === undefined) {
    throw new MigrationRefusedError(file, 'a migration is named NNNN_lower_case_name.sql');
  }
  const sql = textOf(file, content).replaceAll('\r\n', '\n');
  if (sql.replaceAll(/--.*$/gm, '').trim() === '')
    throw new MigrationRefusedError(file, 'holds no statement');
  const control = sql.split('\n').findIndex((line) => TRANSACTION_CONTROL.test(line));
  if (control >= 0) {
    const reason = `controls transactions itself (line ${control + 1}); the runner gives each file one`;
    throw new MigrationRefusedError(file, reason);
  }
  return {
    version: Number(match[1]),
    file,
    sql,
    checksum: `sha256:${createHash('sha256').update(sql).digest('hex')}`,
    transactional: !NO_TRANSACTION.test(header(sql)),
  };
}

/**
 * All migrations of a directory in order. Files that do not end in `.sql` (a README) are left alone.
 * Throws MigrationRefusedError for a bad name, a number used twice, or a directory that holds no migration: a wrong
 * path must not pass for a database that is up to date.
 */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory).catch(() => {
    throw new MigrationRefusedError(directory, 'is not a directory that can be read');
  });
  const names = entries.filter(isMigrationFile).sort();
  if (names.length === 0) throw new MigrationRefusedError(directory, 'holds no migrations');
  const migrations = await Promise.all(
    names.map(async (name) => parseMigration(name, await readFile(join(directory, name)))),
  );
  return refuseDuplicates(migrations);
}

/** Returns the migrations as they are. Throws MigrationRefusedError when two share a number. */
export function refuseDuplicates(migrations: Migration[]): Migration[] {
  const seen = new Map<number, string>();
  for (const { version, file } of migrations) {
    const first = seen.get(version);
    if (first !== undefined) {
      throw new MigrationRefusedError(file, `has the number of ${first}; give it the next free one`);
    }
    seen.set(version, file);
  }
  return migrations;
}

/** True for what is meant as a migration. `.SQL` is, and is refused for its name, or else it would be left out in silence. */
export function isMigrationFile(name: string): boolean {
  return /\.sql$/i.test(name);
}

/** Programs that show a file hide these: what the server gets is not what its author sees. */
function textOf(file: string, content: string | Uint8Array): string {
  let text: string;
  try {
    text = typeof content === 'string' ? content : UTF8.decode(content);
  } catch {
    throw new MigrationRefusedError(file, 'is not UTF-8');
  }
  if (text.startsWith('\uFEFF')) {
    throw new MigrationRefusedError(file, 'begins with a byte order mark; save it as UTF-8 without one');
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    throw new MigrationRefusedError(
      file,
      `holds a NUL character (line ${text.slice(0, zero).split('\n').length})`,
    );
  }
  return text;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The comment lines before the first statement. */
function header(sql: string): string {
  const lines = sql.split('\n');
  const end = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('--'));
  return lines.slice(0, end === -1 ? undefined : end).join('\n');
}
