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

/**
 * Plans are made for the general case, with every way but an index switched off, under the consumer's own role. What
 * they cost is the rows they visit: on empty tables pages would make an index that is read whole as cheap as one entered.
 */
const PLANNER = `
SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off;
SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
SET LOCAL enable_material = off; SET LOCAL jit = off; SET LOCAL seq_page_cost = 0; SET LOCAL random_page_cost = 0;
SET LOCAL cpu_tuple_cost = 1; SET LOCAL cpu_index_tuple_cost = 1; SET LOCAL cpu_operator_cost = 0.01`;

/** Name of the prepared statement while one is probed. */
const PREPARED = 'schema_authority_probe';

/**
 * Resolves, types and plans each statement without running it, as its role. Inside a transaction the caller's state is
 * left as it was. Two round trips a statement; statements of a role are best next to each other.
 */
export async function probeAll(
  client: pg.Client,
  types: TypeNames,
  statements: readonly ProbeStatement[],
): Promise<Probe[]> {
  await client.query(`SAVEPOINT probes; ${PLANNER}; SAVEPOINT role`);
  try {
    const probes: Probe[] = [];
    let role = '';
    for (const statement of statements) {
      try {
        if (statement.role !== role) {
          role = '';
          await client.query(`ROLLBACK TO SAVEPOINT role; SET LOCAL ROLE ${statement.role}; SAVEPOINT probe`);
          role = statement.role;
        }
        probes.push(await probe(client, types, statement.sql));
      } catch (error) {
        await client.query(`ROLLBACK TO SAVEPOINT ${role === '' ? 'role' : 'probe'}`);
        probes.push(failed(error));
      }
    }
    return probes;
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT probes; RELEASE SAVEPOINT probes');
  }
}

async function probe(client: pg.Client, types: TypeNames, sql: string): Promise<ProbeOk> {
  const description = await describe(client, sql, PREPARED);
  const plan = await explain(client, description.parameters.length);
  const parameters: string[] = [];
  for (const oid of description.parameters) parameters.push(await types.name(oid));
  const columns: ProbedColumn[] = [];
  for (const { name, typeOid, typmod, tableOid, attnum } of description.columns) {
    columns.push({ name, type: await types.name(typeOid, typmod), tableOid, attnum });
  }
  return { ok: true, parameters, columns, plan };
}

/** EXPLAIN EXECUTE checks privileges, which preparing does not. */
async function explain(client: pg.Client, parameters: number): Promise<PlanShape> {
  const nulls = parameters === 0 ? '' : `(${Array(parameters).fill('NULL').join(', ')})`;
  const results = (await client
    .query(`EXPLAIN (FORMAT JSON, COSTS OFF) EXECUTE ${PREPARED} ${nulls}; DEALLOCATE ${PREPARED}`)
    .catch(async (error: unknown) => {
      // A refusal leaves it prepared, and the transaction deaf to all but a return to a savepoint.
      await client.query(`ROLLBACK TO SAVEPOINT probe; DEALLOCATE ${PREPARED}`);
      throw error;
    })) as unknown as pg.QueryResult<{ 'QUERY PLAN': { Plan?: Parameters<typeof planShape>[0] }[] }>[];
  // Rewrite rules of a table make several plans of one statement, or none; NOTIFY in them has none either.
  const plans = results[0]?.rows[0]?.['QUERY PLAN'] ?? [];
  return planShape(plans.flatMap(({ Plan }) => Plan ?? []));
}

function failed(error: unknown): ProbeFailed {
  const { code, message } = error as { code?: string; message: string };
  // An error that is not PostgreSQL's is a fault of ours, which must not pass for a verdict.
  if (code === undefined) throw error;
  return { ok: false, sqlstate: code, message };
}
