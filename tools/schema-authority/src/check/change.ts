import { columnOf, type Column } from '../catalog/catalog.ts';
import type { UsedColumn, UsedFunction, UsedRelation } from '../contract/canary.ts';
import { namesColumn, type StatementFacts } from '../contract/statement-facts.ts';
import type { Admitted } from './admitted.ts';
import type { Refusal } from './past-canaries.ts';
import { worseRelations } from './plan-shape.ts';
import type { Probe, ProbeOk } from './probe.ts';
import type { ColumnIdentity, SchemaState } from './schema-state.ts';
import type { Step } from './timeline.ts';
import type { RefusedWrite } from './write-trials.ts';

/** A statement of a consumer that ran on the base schema, and what became of it. */
export interface WatchedStatement {
  readonly consumer: string;
  /** Id of the query. */
  readonly query: string;
  readonly variant: string;
  /** `path:line` of the query's definition. */
  readonly source: string;
  readonly role: string;
  readonly sql: string;
  /** Index of this statement in every state's `probes`. */
  readonly index: number;
  readonly base: ProbeOk;
  readonly head: Probe;
  /** Columns it uses, by the numbers they had on the base schema. */
  readonly uses: readonly UsedColumn[];
  /** Tables and views it uses, those of which it names no column too. */
  readonly relations: readonly UsedRelation[];
  readonly functions: readonly UsedFunction[];
  /** Columns the same text means on the head schema; null when it fails there, or cannot mean others than before. */
  readonly headUses: readonly UsedColumn[] | null;
  /** Functions the same text calls on the head schema; null where `headUses` is. */
  readonly headFunctions: readonly UsedFunction[] | null;
  readonly facts: StatementFacts;
  /** Statements of the migrations that PostgreSQL refused because of this one. */
  readonly refusals: readonly Refusal[];
  /** True when a CASCADE took its canary away. */
  readonly cascaded: boolean;
  readonly declaredIndexes: readonly string[];
  /** Keys and constraints whose violations its caller knows by name. */
  readonly conflicts?: readonly string[];
}

/** Everything the rules look at. */
export interface Change {
  readonly base: SchemaState;
  readonly head: SchemaState;
  readonly steps: readonly Step[];
  readonly statements: readonly WatchedStatement[];
  /** Vocabularies whose checks were changed, by `table.column`. */
  readonly admitted: ReadonlyMap<string, Admitted>;
  /** Writes that PostgreSQL took on the base and refuses now; absent where none was tried. */
  readonly refusedWrites?: readonly RefusedWrite[];
}

/** `file:line` of the statement since which something holds and went on holding; null when it never did. */
export function since(change: Change, holds: (state: SchemaState) => boolean): string | null {
  let found: Step | null = null;
  for (const step of change.steps) {
    if (!holds(step.state)) found = null;
    else found ??= step;
  }
  return found === null ? null : `${found.file}:${found.line}`;
}

/** `file:line` of the statement since which the consumer's statement fails, or has another plan than it had. */
export function sinceBroken(change: Change, { index }: WatchedStatement): string | null {
  const last = change.steps.at(-1);
  return (
    since(change, ({ probes }) => probes[index]?.ok === false) ??
    (last === undefined ? null : `${last.file}:${last.line}`)
  );
}

/** True when the statement takes in the column's stored value, not only assigns it. */
export function reads({ facts }: WatchedStatement, { table, column, via }: UsedColumn): boolean {
  return via !== null || namesColumn(facts.reads, table, column);
}

/** A column of a table under watch, before and after: matched by its number, whatever it is called now. */
export interface ColumnPair {
  /** Null for an added column. */
  readonly before: Column | null;
  readonly after: Column;
  /** Name of its table on the new schema, which is another when a view took the old one. */
  readonly tableNow: string;
  readonly id: string;
}

/** The columns that a table of a statement has in a state, each beside what it was on the base. */
export function columnPairs(
  { base }: Change,
  state: SchemaState,
  { relations }: WatchedStatement,
  table: string,
): ColumnPair[] {
  const oid = relations.find((relation) => relation.table === table)?.tableOid;
  return [...state.columns].flatMap(([id, now]) => {
    const after = columnOf(state.catalog, now.table, now.column);
    if (Number.parseInt(id) !== oid || after === undefined) return [];
    const was = base.columns.get(id);
    const before = was === undefined ? undefined : columnOf(base.catalog, was.table, was.column);
    return [{ id, before: before ?? null, after, tableNow: now.table }];
  });
}

/** What a used column is in a state; undefined when it is gone. */
export function identityIn(
  state: SchemaState,
  { tableOid, attnum }: Pick<UsedColumn, 'tableOid' | 'attnum'>,
): ColumnIdentity | undefined {
  return state.columns.get(`${tableOid}.${attnum}`);
}

/** The relations that a statement reads in a worse way than before; none when it fails. */
export function readsWorse({ base, head }: Change, statement: WatchedStatement): string[] {
  if (!statement.head.ok) return [];
  const known = new Map(
    [...head.relations].map(([oid, name]) => [last(name), last(base.relations.get(oid) ?? name)]),
  );
  return worseRelations(
    { plan: statement.base.plan, catalog: base.catalog, nameOf: (name) => name },
    { plan: statement.head.plan, catalog: head.catalog, nameOf: (name) => known.get(name) ?? name },
  );
}

/** Plans name a table without its schema. */
function last(name: string): string {
  return name.split('.').at(-1) ?? name;
}
