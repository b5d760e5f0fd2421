import type { Catalog } from '../catalog/catalog.ts';
import { bumpOf, type Bump } from '../check/bump.ts';
import { parseRequest, requestLines, type SchemaRequest } from '../lint/header.ts';
import { git } from '../workspace/git.ts';
import { MIGRATIONS_PATH } from '../workspace/workspace.ts';

/** A commit on the main line that added migrations. */
export interface SchemaCommit {
  readonly hash: string;
  /** When it was merged, RFC 3339. */
  readonly date: string;
  /** File names, in order. */
  readonly migrations: readonly string[];
  /** Class of the change, by the catalogs committed before and with it; null when they do not tell. */
  readonly bump: Bump | null;
  /** Requests its migrations grant. */
  readonly requests: readonly SchemaRequest[];
  /** True when the generated schema committed with it is that of its migrations; null when there was none yet. */
  readonly fresh: boolean | null;
}

/** A `Schema-…:` trailer of any commit. */
export interface Trailer {
  readonly name: string;
  readonly value: string;
  readonly date: string;
}

export interface History {
  /** Oldest first. Without commits at which a shallow clone was cut off: what they added cannot be told. */
  readonly commits: readonly SchemaCommit[];
  readonly trailers: readonly Trailer[];
  /** Date of the oldest commit of a shallow clone, null for a whole one. */
  readonly cutOffAt: string | null;
}

const CATALOG = 'libs/schema/catalog.json';

/** What git knows of the schema's changes, along the first parents of HEAD. */
export async function readHistory(root: string): Promise<History> {
  const shallow = (await git(root, 'rev-parse', '--is-shallow-repository')).trim() === 'true';
  const boundaries = new Set(shallow ? await rootCommits(root) : []);
  const log = await git(
    root,
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--reverse',
    '--diff-filter=A',
    '--no-renames',
    '--format=%x00%H %cI',
    '--name-only',
    '--',
    MIGRATIONS_PATH,
  );
  const commits: SchemaCommit[] = [];
  for (const record of log.split('\0').filter((text) => text.trim() !== '')) {
    const [head = '', ...lines] = record.split('\n').filter((line) => line !== '');
    const [hash = '', date = ''] = head.split(' ');
    const migrations = lines.filter((path) => path.endsWith('.sql')).map(fileName);
    if (migrations.length === 0 || boundaries.has(hash)) continue;
    commits.push({ hash, date, migrations: migrations.sort(), ...(await contents(root, hash, migrations)) });
  }
  return {
    commits,
    trailers: await readTrailers(root),
    cutOffAt: shallow ? await oldestDate(root) : null,
  };
}

async function contents(
  root: string,
  hash: string,
  migrations: readonly string[],
): Promise<Pick<SchemaCommit, 'bump' | 'requests' | 'fresh'>> {
  const texts = await Promise.all(
    migrations.map((file) => git(root, 'show', `${hash}:${MIGRATIONS_PATH}/${file}`)),
  );
  const after = await catalogAt(root, hash);
  const before = await catalogAt(root, `${hash}^`);
  return {
    bump: before === null || after === null ? null : bumpOf(before, after, false),
    requests: texts.flatMap((text) => requestLines(text).flatMap((line) => parseRequest(line.text) ?? [])),
    fresh: after === null ? null : after.head === (await newestAt(root, hash)),
  };
}

async function catalogAt(root: string, commit: string): Promise<(Catalog & { head: string }) | null> {
  const text = await git(root, 'show', `${commit}:${CATALOG}`).catch(() => null);
  return text === null ? null : (JSON.parse(text) as Catalog & { head: string });
}

async function newestAt(root: string, commit: string): Promise<string | undefined> {
  const list = await git(root, 'ls-tree', '--name-only', commit, '--', `${MIGRATIONS_PATH}/`);
  return list
    .split('\n')
    .filter((path) => path.endsWith('.sql'))
    .map(fileName)
    .sort()
    .at(-1);
}

async function readTrailers(root: string): Promise<Trailer[]> {
  const log = await git(root, 'log', '--grep=^Schema-', '--format=%x00%cI%n%(trailers:only,unfold)');
  return log.split('\0').flatMap((record) => {
    const [date = '', ...lines] = record.split('\n');
    return lines.flatMap((line): Trailer[] => {
      const [, name, value] = /^(Schema-[\w-]+):\s*(.+)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value, date }];
    });
  });
}

async function rootCommits(root: string): Promise<string[]> {
  return (await git(root, 'rev-list', '--max-parents=0', 'HEAD')).trim().split('\n');
}

async function oldestDate(root: string): Promise<string | null> {
  const dates = (await git(root, 'log', '--first-parent', '--format=%cI')).trim().split('\n');
  return dates.at(-1) ?? null;
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
