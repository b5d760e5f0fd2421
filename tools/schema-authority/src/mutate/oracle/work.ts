import type pg from 'pg';
import { FIRST_OWN_OID } from '../../catalog/own-oids.ts';
import { OTHERS } from '../seed/seed.ts';
import { refusal } from './refusal.ts';
import type { Player } from './scenes.ts';

/**
 * So many rows more are a changed outcome: the answer is the same, but it comes too late. Every table has twice as many
 * rows that no statement asks for. An index that others can stand in for costs hardly any more, one that none can costs
 * a good part of the table, and in earnest that is of any size.
 */
const MUCH = OTHERS / 2;

/**
 * Tables of a few hundred rows invite plans that read or sort them whole; tables of millions do not. A plan costs the rows
 * that it visits, so that what is measured is the least that any plan can do.
 */
const AS_IF_LARGE = `SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
SET LOCAL enable_material = off; SET LOCAL enable_memoize = off; SET LOCAL enable_sort = off; SET LOCAL jit = off;
SET LOCAL seq_page_cost = 0; SET LOCAL random_page_cost = 0; SET LOCAL cpu_tuple_cost = 1;
SET LOCAL cpu_index_tuple_cost = 1; SET LOCAL cpu_operator_cost = 0.01`;

interface WorkNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly WorkNode[];
}

interface IndexSize {
  /** The first key. */
  readonly key: string;
  /** As many as the table has rows. */
  readonly entries: number;
}

/**
 * What statements have to do on a schema: rows of tables that one visits when it runs, and comparisons of sorts, with
 * plans for small tables discouraged. It is what an index spares.
 */
export class Work {
  readonly #client: pg.Client;
  readonly #indexes: ReadonlyMap<string, IndexSize>;

  private constructor(client: pg.Client, indexes: ReadonlyMap<string, IndexSize>) {
    this.#client = client;
    this.#indexes = indexes;
  }

  /** On the schema as it is in the open transaction. */
  static async on(client: pg.Client): Promise<Work> {
    return new Work(client, await indexSizes(client));
  }

  /** Null for a statement that fails. Leaves the open transaction as it was. */
  async of({ sql, values, role }: Player): Promise<number | null> {
    await this.#client.query(`SAVEPOINT work; ${AS_IF_LARGE}; SET LOCAL ROLE ${role}`);
    try {
      const { rows } = await this.#client.query<{ 'QUERY PLAN': [{ Plan: WorkNode }] }>({
        text: `EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, COSTS OFF, FORMAT JSON) ${sql}`,
        values: [...values],
      });
      return total(rows[0]?.['QUERY PLAN'][0].Plan, this.#indexes);
    } catch (error) {
      refusal(error);
      return null;
    } finally {
      await this.#client.query('ROLLBACK TO SAVEPOINT work; RELEASE SAVEPOINT work');
    }
  }
}

/** What a bitmap's index finds is visited, and counted, above it; there old versions of rows would count too. */
const OF_TABLES = /^(?:Seq|Index|Index Only|Bitmap Index|Bitmap Heap|Tid|Tid Range|Sample) Scan$/;

function total(node: WorkNode | undefined, indexes: ReadonlyMap<string, IndexSize>): number {
  if (node === undefined) return 0;
  const type = node['Node Type'];
  const each = OF_TABLES.test(type) ? entriesRead(node, indexes) : /Sort/.test(type) ? comparisons(node) : 0;
  const own = each * (node['Actual Loops'] ?? 1);
  return (node.Plans ?? []).reduce((sum, child) => sum + total(child, indexes), own);
}

/** An index spares sorting too: n · log n, of the rows that come in. */
function comparisons({ Plans: [input] = [] }: WorkNode): number {
  const rows = input?.['Actual Rows'] ?? 0;
  return rows * Math.ceil(Math.log2(Math.max(rows, 1)));
}

/** An index that is entered without its first key is read from end to end, whatever it delivers. */
function entriesRead(node: WorkNode, indexes: ReadonlyMap<string, IndexSize>): number {
  const index = indexes.get(node['Index Name'] ?? '');
  const condition = node['Index Cond'];
  if (index !== undefined && condition !== undefined && !condition.includes(index.key)) return index.entries;
  if (node['Node Type'] === 'Bitmap Index Scan') return 0;
  return (
    (node['Actual Rows'] ?? 0) +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0)
  );
}

/** Of every B-tree: other methods may be entered by any key. */
async function indexSizes(client: pg.Client): Promise<Map<string, IndexSize>> {
  const { rows } = await client.query<IndexSize & { readonly name: string }>({
    name: 'oracle_indexes',
    text: `SELECT c.relname AS name, pg_get_indexdef(c.oid, 1, true) AS key, t.reltuples::int AS entries
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_am a ON a.oid = c.relam WHERE c.oid >= ${FIRST_OWN_OID} AND a.amname = 'btree'`,
  });
  return new Map(rows.map(({ name, key, entries }) => [name, { key, entries }]));
}

/** True when there is so much more to do that the outcome counts as changed. */
export function isMuchMore(now: number | null, was: number | null | undefined): boolean {
  return now !== null && was !== null && was !== undefined && now - was >= MUCH;
}
