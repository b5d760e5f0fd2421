import { basename, join } from 'node:path';
import { parseMigration, type Migration } from '@precedent/migrator';
import { readerGrants } from '../authority/reader-grants.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import { readReleases, releaseStatements } from '../release/release-record.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { Finding } from '../rules/finding.ts';
import { RULES } from '../rules/rules.ts';
import type { Consumer } from '../workspace/consumers.ts';
import { filesAt, resolveCommit } from '../workspace/git.ts';
import { MIGRATIONS_PATH } from '../workspace/workspace.ts';
import { bumpOf, type Bump } from './bump.ts';
import { compareWatched, type Comparison } from './compare.ts';
import { checkIntegrity } from './integrity.ts';
import { readMigrationFiles } from './migration-files.ts';
import { statementsAt, statementsNow, statementsOfRemoved, union } from './statements.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Failure } from './timeline.ts';
import type { ConsumerStatement } from './watch.ts';
import { watchedBase } from './watched-base.ts';

export interface CheckOptions {
  readonly root: string;
  /** Git reference of the schema that runs now. */
  readonly base: string;
  readonly consumers: readonly Consumer[];
  /** Server to replay on; the embedded database when absent. */
  readonly databaseUrl?: string;
  /** Looks only at this query, `consumer/id`. */
  readonly only?: string;
}

/** The verdict on a change. */
export interface CheckResult {
  readonly status: 'compatible' | 'breaking' | 'unchecked';
  /** Commit of the base, and newest migration of the working tree. */
  readonly base: string;
  readonly head: string;
  readonly findings: readonly Finding[];
  readonly bump: Bump;
  /** Migrations the base does not have, those that cannot be applied too. */
  readonly added: readonly Migration[];
  /** What was compared, for reports that say more than the verdict. */
  readonly comparison: Comparison;
}

/**
 * Compares the schema of the working tree with the base's, under every statement of every consumer: those the base's
 * contracts record and those the sources define now.
 */
export async function check(options: CheckOptions, stopwatch: Stopwatch): Promise<CheckResult> {
  const { root } = options;
  const commit = await resolveCommit(root, options.base);
  const base = await migrationsAt(root, commit);
  const { migrations: head, refused } = await readMigrationFiles(join(root, MIGRATIONS_PATH));
  const known = new Set(base.map(({ file }) => file));
  stopwatch.lap('read git and files');
  const statements = await allStatements(options, commit);
  stopwatch.lap('compile queries');
  const { shadow, watched, cached } = await watchedBase(root, base, statements, options);
  stopwatch.lap(`watch the base schema${cached ? ' (cached)' : ''}`);
  try {
    const added = head.filter(({ file }) => !known.has(file));
    const played = await compareWatched(shadow, added, watched, async () => {
      return (await shadowAt(root, base, options)).shadow;
    });
    const comparison = { ...played, failures: [...refused, ...played.failures] };
    stopwatch.lap('play the change');
    const findings = locate([
      ...checkIntegrity(base, head, MIGRATIONS_PATH),
      ...evaluate(comparison.change, RULES).map(refusedByRelease),
      ...readerGrants(comparison.change),
      ...unusable(comparison),
      ...unplayable(comparison.failures),
    ]);
    const breaking = findings.some(({ severity, rule }) => severity === 'error' && rule !== 'SA017');
    return {
      status: comparison.failures.length > 0 ? 'unchecked' : breaking ? 'breaking' : 'compatible',
      base: commit,
      head: head.at(-1)?.file ?? '',
      findings,
      bump: bumpOf(
        comparison.change.base.catalog,
        comparison.change.head.catalog,
        breaking && added.length > 0,
      ),
      added,
      comparison,
    };
  } finally {
    await shadow.close();
  }
}

/** The migrations as they stand at a commit. */
export async function migrationsAt(root: string, commit: string): Promise<Migration[]> {
  const files = await filesAt(root, commit, MIGRATIONS_PATH);
  return [...files]
    .filter(([path]) => path.endsWith('.sql'))
    .map(([path, text]) => parseMigration(basename(path), text))
    .sort((a, b) => a.version - b.version);
}

async function allStatements(options: CheckOptions, commit: string): Promise<ConsumerStatement[]> {
  const { root, consumers, only } = options;
  const statements: ConsumerStatement[] = [];
  for (const consumer of consumers) {
    const current = union(await statementsAt(root, commit, consumer), await statementsNow(root, consumer));
    statements.push(...current, ...(await onlyReleased(root, consumer, current)));
  }
  statements.push(...(await statementsOfRemoved(root, commit, consumers)));
  if (only === undefined) return statements;
  const chosen = statements.filter(({ consumer, query }) => `${consumer}/${query}` === only);
  if (chosen.length > 0) return chosen;
  throw new Error(`there is no query "${only}"; one is named like context-api/incidents.get`);
}

/** Statements of supported releases that neither the base nor the working tree still has. */
async function onlyReleased(
  root: string,
  consumer: Consumer,
  current: readonly ConsumerStatement[],
): Promise<ConsumerStatement[]> {
  const known = new Set(current.map(({ role, sql }) => `${role} ${sql}`));
  const releases = (await readReleases(root, consumer)).filter(({ supported }) => supported);
  return releases.flatMap(releaseStatements).filter(({ role, sql }) => !known.has(`${role} ${sql}`));
}

/** What only a released version still needs is refused in its name: SA016, exit code 3. */
function refusedByRelease(finding: Finding): Finding {
  if (finding.consumer?.includes('@') !== true) return finding;
  return {
    ...finding,
    rule: 'SA016',
    message: `${finding.consumer} still runs: ${finding.message} (${finding.rule})`,
  };
}

/** Statements that fail on both schemas: nobody could run them. */
function unusable({ notOnBase, change }: Comparison): Finding[] {
  return notOnBase
    .filter(({ onHead }) => onHead !== null)
    .filter(isFirstOfQuery)
    .map(({ statement, onHead }) => ({
      rule: 'SA001',
      severity: 'error',
      class: 'query',
      object: statement.query,
      consumer: statement.consumer,
      query: statement.query,
      source: statement.source,
      migration:
        change.steps.length === 0 ? null : `${change.steps.at(-1)?.file}:${change.steps.at(-1)?.line}`,
      postgres: onHead,
      message: `the query works neither on the base schema nor on the new one`,
      remedy: 'Correct the query, or add what it needs in a migration.',
    }));
}

/** A query's variants fail together. */
function isFirstOfQuery(
  { statement, onHead }: Comparison['notOnBase'][number],
  index: number,
  all: Comparison['notOnBase'],
): boolean {
  const same = (other: Comparison['notOnBase'][number]): boolean =>
    other.onHead === onHead &&
    other.statement.consumer === statement.consumer &&
    other.statement.query === statement.query;
  return all.findIndex(same) === index;
}

function unplayable(failures: readonly Failure[]): Finding[] {
  return failures.map(({ file, line, postgres, words }) => ({
    rule: 'SA017',
    severity: 'error',
    class: 'none',
    object: file,
    consumer: null,
    query: null,
    source: null,
    migration: `${file}:${line}`,
    postgres,
    message:
      postgres === null
        ? `the migration runner refuses ${words}; what the file would break could not be checked`
        : `${file} cannot be applied; what it would break could not be checked`,
    remedy: postgres === null ? 'Correct the file.' : remedyOf(postgres),
  }));
}

/** What to do about a statement that PostgreSQL refuses, where its words tell the author of a migration too little. */
function remedyOf(postgres: string): string {
  if (postgres.includes('multiple commands into a prepared statement'))
    return 'Give each statement a file of its own: a no-transaction file holds one.';
  if (postgres.startsWith('25001'))
    return 'Give the statement a file of its own that begins with "-- no-transaction".';
  return "Correct the statement; the line and the message are PostgreSQL's.";
}

/** Migrations are named by their path from the workspace root. */
function locate(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    migration:
      finding.migration === null || finding.migration.includes('/')
        ? finding.migration
        : `${MIGRATIONS_PATH}/${finding.migration}`,
  }));
}
