import type pg from 'pg';
import { pgSession } from '@precedent/migrator';
import { definitionOf } from '../catalog/catalog.ts';
import {
  canaryUses,
  createCanarySchema,
  installCanaries,
  type Canary,
  type CanaryUses,
} from '../contract/canary.ts';
import { namesColumn, statementFacts, type StatementFacts } from '../contract/statement-facts.ts';
import type { TypeNames } from '../contract/type-names.ts';
import { namesBeneath, relationsBeneath } from '../contract/view-definition.ts';
import { aside } from './aside.ts';
import type { ProbeOk, ProbeStatement } from './probe.ts';
import { readState, type SchemaState } from './schema-state.ts';

/** A statement of a consumer, before anything is known of it. */
export interface ConsumerStatement extends ProbeStatement {
  readonly consumer: string;
  readonly query: string;
  readonly variant: string;
  readonly source: string;
  readonly declaredIndexes: readonly string[];
  /** Keys and constraints whose violations its caller knows by name. */
  readonly conflicts?: readonly string[];
  /** Values of its variant, where its source is at hand: a contract records none. */
  readonly values?: readonly unknown[];
}

/** A statement that works on the base schema, with its canary installed there. */
export interface BaseStatement extends ConsumerStatement {
  readonly canary: string;
  readonly probe: ProbeOk;
  readonly uses: CanaryUses['columns'];
  readonly relations: CanaryUses['relations'];
  readonly functions: CanaryUses['functions'];
  readonly facts: StatementFacts;
}

/** Statements under watch on a base schema. */
export interface Watch {
  readonly base: SchemaState;
  /** In the order of the base state's probes. */
  readonly watched: readonly BaseStatement[];
  /** Statements that do not work there. */
  readonly failing: readonly ConsumerStatement[];
}

/**
 * Puts statements under watch: those that work get a canary, the others come back as failing.
 * Throws naming a statement that works but of which PostgreSQL makes no function.
 */
export async function watch(
  client: pg.Client,
  types: TypeNames,
  statements: readonly ConsumerStatement[],
): Promise<Watch> {
  const session = pgSession(client);
  await createCanarySchema(session);
  await client.query('BEGIN');
  const state = await readState(client, types, statements);
  const found: (ConsumerStatement & Pick<BaseStatement, 'canary' | 'probe' | 'facts'>)[] = [];
  for (const [index, statement] of statements.entries()) {
    const probe = state.probes[index];
    if (probe?.ok !== true) continue;
    found.push({ ...statement, canary: canaryAt(index), probe, facts: await statementFacts(statement.sql) });
  }
  await install(client, found);
  await client.query('COMMIT');
  const uses = await canaryUses(
    session,
    found.map(({ canary }) => canary),
  );
  const watched = found.map((statement): BaseStatement => {
    const { columns, relations, functions } = uses.get(statement.canary) ?? NOTHING;
    return { ...statement, uses: meant(statement.facts, columns, state), relations, functions };
  });
  return {
    base: { ...state, probes: watched.map(({ probe }) => probe) },
    watched,
    failing: statements.filter((_, index) => state.probes[index]?.ok === false),
  };
}

/** Name of the canary of a statement, by its place among those given. */
export function canaryAt(index: number): string {
  return `q${index}`;
}

const NOTHING: CanaryUses = { columns: [], relations: [], functions: [] };

/**
 * What texts mean now: fresh canaries of the given statements, thrown away again. Needs an open transaction; the
 * statements must work.
 * @param statements with their probes of now: parameters may have got other types
 * @returns by the names of the statements' own canaries
 */
export async function usesNow(
  client: pg.Client,
  state: SchemaState,
  statements: readonly BaseStatement[],
): Promise<Map<string, Omit<CanaryUses, 'relations'>>> {
  if (statements.length === 0) return new Map();
  return aside(client, async () => {
    const fresh = statements.map((statement, index) => ({ ...statement, canary: `now${index}` }));
    await install(client, fresh);
    const uses = await canaryUses(
      pgSession(client),
      fresh.map(({ canary }) => canary),
    );
    return new Map(
      statements.map((statement, index) => {
        const { columns, functions } = uses.get(`now${index}`) ?? NOTHING;
        return [statement.canary, { columns: meant(statement.facts, columns, state), functions }];
      }),
    );
  });
}

/** Puts up canaries of statements that work. Needs an open transaction. */
export async function install(
  client: pg.Client,
  statements: readonly (ConsumerStatement & Pick<BaseStatement, 'canary' | 'probe' | 'facts'>)[],
): Promise<void> {
  if (statements.length === 0) return;
  const session = pgSession(client);
  const canaries = statements.map(({ canary, sql, probe, facts }): Canary => ({
    name: canary,
    sql,
    parameters: probe.parameters,
    returnsRows: facts.returnsRows,
  }));
  await client.query('SAVEPOINT install');
  try {
    await installCanaries(session, canaries);
  } catch {
    await client.query('ROLLBACK TO SAVEPOINT install');
    for (const [index, canary] of canaries.entries()) {
      await installCanaries(session, [canary]).catch((error: unknown) => {
        const { source, query, variant } = statements[index] ?? {};
        const words = error instanceof Error ? error.message : String(error);
        throw new Error(`${source}: query ${query} (${variant}) cannot be watched: ${words}`, {
          cause: error,
        });
      });
    }
  }
}

/**
 * The columns a statement means. `ON CONFLICT DO UPDATE` makes PostgreSQL depend on every column of its table for the
 * sake of `excluded`, so there only those count that the text names. A whole row taken as one value makes it depend on
 * no column, so there all of the table count.
 */
function meant(
  { onConflict, names, wholeRows }: StatementFacts,
  columns: CanaryUses['columns'],
  state: SchemaState,
): CanaryUses['columns'] {
  const named = columns.filter(({ table, column, via }) =>
    via === null
      ? !onConflict || namesColumn(names, table, column)
      : decides(columns, { table, column, via }, state),
  );
  if (wholeRows.size === 0) return named;
  const known = new Set(named.map(({ tableOid, attnum }) => `${tableOid}.${attnum}`));
  const others = [...state.columns].filter(([id, { table }]) => wholeRows.has(table) && !known.has(id));
  return [
    ...named,
    ...others.map(([id, { table, column }]) => {
      const [tableOid, attnum] = id.split('.').map(Number);
      return { table, column, tableOid: tableOid ?? 0, attnum: attnum ?? 0, via: null };
    }),
  ];
}

/** Beneath a view those columns do not count that decide about none of the view's columns that are used. */
function decides(
  columns: CanaryUses['columns'],
  { table, column, via }: { readonly table: string; readonly column: string; readonly via: string },
  { catalog }: SchemaState,
): boolean {
  const definition = definitionOf(catalog, via);
  // Deeper down names may be others.
  if (definition === null || !relationsBeneath(definition).has(table)) return true;
  const used = columns.filter((use) => use.table === via && use.via === null).map((use) => use.column);
  return namesBeneath(definition, used)?.has(column) !== false;
}
