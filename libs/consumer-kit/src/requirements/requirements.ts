import type { AnyQuery, DB } from '@precedent/schema';
import {
  SharedRead,
  StartupError,
  type Database,
  type HealthCheck,
  type Logger,
} from '@precedent/service-kit';
import { assessIndexes, assessPgvector, assessPostgres } from './assess-server.ts';
import { checkOf, schemaIsNot, type Finding } from './finding.ts';
import { indexDefinitions } from './index-definitions.ts';
import { serverFacts, type ServerFacts } from './server-facts.query.ts';

/** A look at one thing that a service needs. */
export type Look = () => Promise<Finding>;

/**
 * What the server must be and have for these queries: version, pgvector, and the indexes that they declare. One
 * statement serves all looks at the same time.
 */
export function serverLooks(
  database: Database<DB>,
  queries: readonly AnyQuery[],
): Readonly<Record<'postgresql' | 'pgvector' | 'indexes', Look>> {
  const indexes = [...new Set(queries.flatMap(({ declaration }) => declaration.indexes ?? []))].sort();
  const definitions = indexDefinitions();
  /** Those of one server say nothing about another. */
  const byTarget = new WeakMap<object, SharedRead<ServerFacts>>();
  const ask = () => {
    const target = database.target ?? database;
    const known = byTarget.get(target);
    if (known !== undefined) return known.ask();
    const facts = new SharedRead(() =>
      database.read((db) => serverFacts(db, { indexes }).executeTakeFirstOrThrow()),
    );
    byTarget.set(target, facts);
    return facts.ask();
  };
  return {
    postgresql: async () => assessPostgres(await ask()),
    pgvector: async () => assessPgvector(await ask()),
    indexes: async () => assessIndexes(await ask(), indexes, definitions),
  };
}

/** The looks as health checks. */
export function lookChecks(looks: Readonly<Record<string, Look>>): Readonly<Record<string, HealthCheck>> {
  return Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, checkOf(look)]));
}

/**
 * Looks at everything once. What does not keep the service from starting is logged.
 * @param heals what may be wrong when the service starts: it is not ready until that is mended, and needs no restart
 * @returns what was found
 * @throws StartupError with everything that is wrong, if there is anything without which it cannot serve, each with the
 * commands that mend it
 */
export async function requireAll<Name extends string>(
  looks: Readonly<Record<Name, Look>>,
  log: Logger,
  heals: readonly Look[] = [],
): Promise<Readonly<Record<Name, Finding>>> {
  const names = Object.keys(looks) as Name[];
  const findings = await Promise.all(names.map((name) => looks[name]().catch(schemaIsNot)));
  const further = await Promise.all(heals.map((look) => look().catch(schemaIsNot)));
  const faultsOf = (all: readonly Finding[]) => all.flatMap(({ fault }) => fault ?? []);
  const faults = [...faultsOf(findings), ...faultsOf(further)];
  if (faultsOf(findings).some(({ severity }) => severity === 'failed')) {
    throw new StartupError(faults.map(tell).join('\n'));
  }
  for (const { reason, mend } of faults) log.warn({ mend }, reason);
  return Object.fromEntries(names.map((name, index) => [name, findings[index]])) as Record<Name, Finding>;
}

/** One line for each fault. */
function tell({ reason, mend }: { readonly reason: string; readonly mend: readonly string[] }): string {
  const sentence = reason.endsWith('.') ? reason : `${reason}.`;
  return mend.length === 0 ? sentence : `${sentence} To mend it: ${mend.join(' ')}`;
}
