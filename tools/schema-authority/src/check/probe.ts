import type pg from 'pg';
import { describe } from '../contract/describe.ts';
import type { TypeNames } from '../contract/type-names.ts';
import { planShape, type PlanShape } from './plan-shape.ts';

/** A statement to try on a state of the schema. */
export interface ProbeStatement {
  readonly sql: string;
  readonly role: string;
}

/** What a state of the schema makes of a statement. */
export type Probe = ProbeOk | ProbeFailed;

export interface ProbeOk {
  readonly ok: true;
  readonly parameters: readonly string[];
  readonly columns: readonly ProbedColumn[];
  readonly plan: PlanShape;
}

export interface ProbedColumn {
  readonly name: string;
  readonly type: string;
  readonly tableOid: number;
  readonly attnum: number;
}

export interface ProbeFailed {
  readonly ok: false;
  readonly sqlstate: string;
  readonly message: string;
}

/** Plans are made for the general case, with every way but an index switched off, under the consumer's own role. */
const PLANNER = `
SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off;
SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
SET LOCAL enable_material = off; SET LOCAL jit = off;`;

/**
 * Resolves, types and plans each statement without running it. Inside a transaction the caller's state is left as it
 * was. Two round trips a statement.
 */
export async function probeAll(
  client: pg.Client,
  types: TypeNames,
  statements: readonly ProbeStatement[],
): Promise<Probe[]> {
  await client.query(`SAVEPOINT probes; ${PLANNER}`);
  try {
    const probes: Probe[] = [];
    for (const statement of statements) probes.push(await probe(client, types, statement));
    return probes;
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT probes; RELEASE SAVEPOINT probes');
  }
}

async function probe(client: pg.Client, types: TypeNames, { sql, role }: ProbeStatement): Promise<Probe> {
  await client.query('SAVEPOINT probe');
  try {
    const description = await describe(client, sql);
    const parameters: string[] = [];
    for (const oid of description.parameters) parameters.push(await types.name(oid));
    const columns: ProbedColumn[] = [];
    for (const { name, typeOid, typmod, tableOid, attnum } of description.columns) {
      columns.push({ name, type: await types.name(typeOid, typmod), tableOid, attnum });
    }
    return { ok: true, parameters, columns, plan: await explain(client, sql, role, parameters) };
  } catch (error) {
    const { code = 'XX000', message } = error as { code?: string; message: string };
    return { ok: false, sqlstate: code, message };
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT probe; RELEASE SAVEPOINT probe');
  }
}

/** EXPLAIN EXECUTE checks privileges, which PREPARE does not. */
async function explain(
  client: pg.Client,
  sql: string,
  role: string,
  parameters: readonly string[],
): Promise<PlanShape> {
  const types = parameters.length === 0 ? '' : `(${parameters.join(', ')})`;
  const nulls = parameters.length === 0 ? '' : `(${parameters.map(() => 'NULL').join(', ')})`;
  const results = (await client.query(
    `DEALLOCATE ALL; SET LOCAL ROLE ${role}; PREPARE probe ${types} AS ${sql}; ` +
      `EXPLAIN (FORMAT JSON) EXECUTE probe ${nulls}`,
  )) as unknown as pg.QueryResult<{ 'QUERY PLAN': [{ Plan: Parameters<typeof planShape>[0] }] }>[];
  const [plan] = results.at(-1)?.rows[0]?.['QUERY PLAN'] ?? [];
  if (plan === undefined) throw new Error('EXPLAIN returned no plan');
  return planShape(plan.Plan);
}
