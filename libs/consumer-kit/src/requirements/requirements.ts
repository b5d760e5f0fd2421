import type { AnyQuery, DB } from '@precedent/schema';
import {
  SharedRead,
  StartupError,
  toProblem,
  type Database,
  type HealthCheck,
  type Logger,
} from '@precedent/service-kit';
import { assessIndexes, assessPgvector, assessPostgres } from './assess-server.ts';
import { checkOf, type Finding } from './finding.ts';
import { indexDefinitions } from './index-definitions.ts';
import { serverFacts } from './server-facts.query.ts';

/** A look at one thing that a service needs. */
export type Look = () => Promise<Finding>;

/**
 * What the server must be and have for these queries: version, pgvector, and the indexes that they declare. One
 * statement serves all looks at the same time.
 */
export function serverLooks(
  database: Database<DB>,
  queries: readonly AnyQuery[],
): Readonly<Record<string, Look>> {
  const indexes = [...new Set(queries.flatMap(({ declaration }) => declaration.indexes ?? []))].sort();
  const definitions = indexDefinitions();
  const facts = new SharedRead(() =>
    database.read((db) => serverFacts(db, { indexes }).executeTakeFirstOrThrow()),
  );
  return {
    postgresql: async () => assessPostgres(await facts.ask()),
    pgvector: async () => assessPgvector(await facts.ask()),
    indexes: async () => assessIndexes(await facts.ask(), indexes, definitions),
  };
}

/** The looks as health checks. */
export function lookChecks(looks: Readonly<Record<string, Look>>): Readonly<Record<string, HealthCheck>> {
  return Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, checkOf(look)]));
}

/**
 * Looks at everything once. What only makes the service slow is logged.
 * @returns what was found
 * @throws StartupError with everything without which it cannot serve, each with the commands that mend it
 */
export async function requireAll<Name extends string>(
  looks: Readonly<Record<Name, Look>>,
  log: Logger,
): Promise<Readonly<Record<Name, Finding>>> {
  const names = Object.keys(looks) as Name[];
  const findings = await Promise.all(names.map((name) => looks[name]().catch(schemaIsNot)));
  const faults = findings.flatMap(({ fault }) => fault ?? []);
  const fatal = faults.filter(({ severity }) => severity === 'failed');
  if (fatal.length > 0) throw new StartupError(fatal.map(tell).join('\n'));
  for (const { reason, mend } of faults) log.warn({ mend }, reason);
  return Object.fromEntries(names.map((name, index) => [name, findings[index]])) as Record<Name, Finding>;
}

/** A schema that lacks what is looked at is the news of the checks of the schema. */
function schemaIsNot(error: unknown): Finding {
  if (toProblem(error).code !== 'schema-incompatible') throw error;
  return { found: 'cannot be told of this schema' };
}

/** One line for each fault. */
function tell({ reason, mend }: { readonly reason: string; readonly mend: readonly string[] }): string {
  const sentence = reason.endsWith('.') ? reason : `${reason}.`;
  return mend.length === 0 ? sentence : `${sentence} To mend it: ${mend.join(' ')}`;
}
