import type pg from 'pg';
import { pgSession } from '@precedent/migrator';
import {
  canaryUses,
  createCanarySchema,
  dropCanaries,
  installCanary,
  livingCanaries,
  withoutUnnamed,
  type UsedColumn,
} from '../contract/canary.ts';
import { statementFacts, type StatementFacts } from '../contract/statement-facts.ts';
import type { TypeNames } from '../contract/type-names.ts';
import { probeAll, type ProbeOk, type ProbeStatement } from './probe.ts';

/** A statement of a consumer, before anything is known of it. */
export interface ConsumerStatement extends ProbeStatement {
  readonly consumer: string;
  readonly query: string;
  readonly variant: string;
  readonly source: string;
  readonly declaredIndexes: readonly string[];
}

/** A statement that works on the base schema, with its canary installed there. */
export interface BaseStatement extends ConsumerStatement {
  readonly canary: string;
  readonly probe: ProbeOk;
  readonly uses: readonly UsedColumn[];
  readonly facts: StatementFacts;
}

/** Puts statements under watch: those that work get a canary, the others come back as failing. */
export async function watch(
  client: pg.Client,
  types: TypeNames,
  statements: readonly ConsumerStatement[],
): Promise<{ watched: BaseStatement[]; failing: ConsumerStatement[] }> {
  const session = pgSession(client);
  await createCanarySchema(session);
  await client.query('BEGIN');
  const probes = await probeAll(client, types, statements);
  const found: Omit<BaseStatement, 'uses'>[] = [];
  const failing: ConsumerStatement[] = [];
  for (const [index, statement] of statements.entries()) {
    const probe = probes[index];
    if (probe === undefined) continue;
    if (!probe.ok) {
      failing.push(statement);
      continue;
    }
    const canary = `q${index}`;
    await installCanary(session, canary, statement.sql, probe.parameters);
    found.push({ ...statement, canary, probe, facts: await statementFacts(statement.sql) });
  }
  await client.query('COMMIT');
  const uses = await canaryUses(session);
  const watched: BaseStatement[] = [];
  for (const statement of found) {
    const own = await withoutUnnamed(statement.sql, uses.get(statement.canary) ?? []);
    watched.push({ ...statement, uses: own });
  }
  return { watched, failing };
}

/** What the same texts mean now: fresh canaries of the statements that still work, thrown away again. */
export async function usesNow(
  client: pg.Client,
  statements: readonly { readonly sql: string; readonly parameters: readonly string[] | null }[],
): Promise<(readonly UsedColumn[] | null)[]> {
  const session = pgSession(client);
  await client.query('BEGIN');
  try {
    await dropCanaries(session, [...(await livingCanaries(session))]);
    for (const [index, { sql, parameters }] of statements.entries()) {
      if (parameters !== null) await installCanary(session, `q${index}`, sql, parameters);
    }
    const uses = await canaryUses(session);
    return statements.map(({ parameters }, index) =>
      parameters === null ? null : (uses.get(`q${index}`) ?? []),
    );
  } finally {
    await client.query('ROLLBACK');
  }
}
