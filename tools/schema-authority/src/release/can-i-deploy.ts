import type { Migration } from '@precedent/migrator';
import { compareSchemas, type Comparison } from '../check/compare.ts';
import type { ConsumerStatement } from '../check/watch.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { Finding } from '../rules/finding.ts';
import { RULES } from '../rules/rules.ts';
import { releaseStatements, type ReleaseRecord } from './release-record.ts';

/** One pair of a consumer's version and a schema, and whether they work together. */
export interface Compatibility {
  /** `context-api@1.2.0`, or `context-api (working tree)`. */
  readonly consumer: string;
  /** Newest migration of the schema. */
  readonly schema: string;
  readonly works: boolean;
  /** Why not. */
  readonly findings: readonly Finding[];
}

interface Where {
  readonly root: string;
  readonly databaseUrl?: string;
}

/** Whether the newest schema works with a released version, by playing the migrations since then under its queries. */
export async function releaseOnHead(
  where: Where,
  migrations: readonly Migration[],
  release: ReleaseRecord,
): Promise<Compatibility> {
  const built = migrations.findIndex(({ file }) => file === release.schema) + 1;
  if (built === 0)
    throw new Error(
      `${release.consumer} ${release.version} was built on ${release.schema}, which is missing`,
    );
  return pair(where, {
    consumer: `${release.consumer}@${release.version}`,
    statements: releaseStatements(release),
    before: migrations.slice(0, built),
    since: migrations.slice(built),
  });
}

/** Whether the working tree's queries of a consumer work on an older schema: may the consumer be deployed first? */
export async function workingTreeOn(
  where: Where,
  migrations: readonly Migration[],
  consumer: string,
  statements: readonly ConsumerStatement[],
): Promise<Compatibility> {
  return pair(where, { consumer: `${consumer} (working tree)`, statements, before: migrations, since: [] });
}

async function pair(
  where: Where,
  what: {
    readonly consumer: string;
    readonly statements: readonly ConsumerStatement[];
    readonly before: readonly Migration[];
    readonly since: readonly Migration[];
  },
): Promise<Compatibility> {
  const { shadow } = await shadowAt(where.root, what.before, where);
  try {
    const { change, failures, notOnBase } = await compareSchemas(shadow, what.since, what.statements);
    if (failures[0] !== undefined)
      throw new Error(`${failures[0].file}:${failures[0].line}: ${failures[0].words}`);
    const findings = [
      ...evaluate(change, RULES).filter(({ severity }) => severity === 'error'),
      ...unusable(notOnBase),
    ];
    const schema = [...what.before, ...what.since].at(-1)?.file ?? 'empty';
    return { consumer: what.consumer, schema, works: findings.length === 0, findings };
  } finally {
    await shadow.close();
  }
}

/** One finding for each query of which a variant fails, with PostgreSQL's words about the first. */
function unusable(notOnBase: Comparison['notOnBase']): Finding[] {
  const found = new Map<string, Finding>();
  for (const { statement, onHead } of notOnBase) {
    const { consumer, query, source } = statement;
    if (onHead === null || found.has(query)) continue;
    found.set(query, {
      rule: 'SA016',
      severity: 'error',
      class: 'query',
      object: query,
      consumer,
      query,
      source,
      migration: null,
      postgres: onHead,
      message: `the query ${query} does not work on this schema`,
      remedy: 'Deploy the schema first, or keep the query working on both.',
    });
  }
  return [...found.values()];
}
