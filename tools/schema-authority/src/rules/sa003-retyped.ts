import { columnOf, type Catalog, type Column } from '../catalog/catalog.ts';
import { identityIn, reads, since, type Change, type WatchedStatement } from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { UsedColumn } from '../contract/canary.ts';
import { namesColumn } from '../contract/statement-facts.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';
import { isWidening, sameVectorKind, withoutCollation } from './types.ts';

/**
 * A used column changed its type. Allowed is only what no consumer can notice: a wider type of a column that is used
 * but not part of the result, and another collation where nothing is sorted by it and equal
 * texts stay equal.
 */
export const retyped: Rule = {
  id: 'SA003',
  title: 'used column retyped or narrowed',
  check: (change) =>
    change.statements.flatMap((statement) =>
      statement.uses.flatMap((use) => checkUse(change, statement, use) ?? []),
    ),
};

function checkUse(change: Change, statement: WatchedStatement, use: UsedColumn): Finding | null {
  const before = columnIn(change.base, use);
  const after = columnIn(change.head, use);
  if (before === undefined || after === undefined || sameType(change, use, before, after)) return null;
  if (sameVectorKind(before.type, after.type)) return null; // SA013 speaks
  // What a writer only fills may become text, which takes every value.
  if (statement.head.ok && !reads(statement, use) && withoutCollation(after.type) === 'text') return null;
  const exposed =
    statement.base.columns.some((column) => sameColumn(column, use)) || resultChanged(statement);
  if (statement.head.ok && harmless(change, statement, use, [before.type, after.type], exposed)) return null;
  const object = `${use.table}.${use.column}`;
  return {
    rule: 'SA003',
    severity: 'error',
    class: statement.head.ok ? 'wire' : 'query',
    object,
    ...named(statement),
    migration: since(change, (state) => columnIn(state, use)?.type === after.type),
    postgres: postgresWords(statement),
    message: `${object} changes from ${before.type} to ${after.type}${exposed ? ' and is part of the result' : ''}`,
    remedy:
      'Add a column of the new type beside it, fill it, move the consumers, then drop the old one. ' +
      'A wider type is fine where no result exposes it.',
  };
}

/** The column under its present name; a view's column by its name, for a view may be made anew. */
function columnIn(state: SchemaState, use: UsedColumn): Column | undefined {
  const { table, column } = identityIn(state, use) ?? use;
  return columnOf(state.catalog, table, column);
}

/** A type that was only renamed is the same type. */
function sameType({ base, head }: Change, use: UsedColumn, before: Column, after: Column): boolean {
  if (before.type === after.type) return true;
  const [was, is] = [identityIn(base, use), identityIn(head, use)];
  const sameOid = was !== undefined && was.typeOid === is?.typeOid && was.typmod === is.typmod;
  return sameOid && collationOf(before.type) === collationOf(after.type);
}

function collationOf(type: string): string {
  return type.slice(withoutCollation(type).length);
}

/** True when even equality means something else under the collation, as ` COLLATE name`. */
function isLoose({ collations = [] }: Catalog, collation: string): boolean {
  return collations.some(({ name, deterministic }) => !deterministic && collation.endsWith(` ${name}`));
}

function harmless(
  change: Change,
  { facts }: WatchedStatement,
  { table, column }: UsedColumn,
  [before, after]: readonly [string, string],
  exposed: boolean,
): boolean {
  const [was, is] = [collationOf(before), collationOf(after)];
  if (was !== is) {
    if (namesColumn(facts.ordered, table, column)) return false;
    if (isLoose(change.base.catalog, was) || isLoose(change.head.catalog, is)) return false;
  }
  const [from, to] = [withoutCollation(before), withoutCollation(after)];
  return from === to || (!exposed && isWidening(from, to));
}

function sameColumn(column: { tableOid: number; attnum: number }, use: UsedColumn): boolean {
  return column.tableOid === use.tableOid && column.attnum === use.attnum;
}

/** An expression over the column may change its type too. */
function resultChanged({ base, head }: WatchedStatement): boolean {
  return head.ok && base.columns.some(({ type }, index) => head.columns[index]?.type !== type);
}
