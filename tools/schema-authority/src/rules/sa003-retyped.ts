import { since, type Change, type WatchedStatement } from '../check/change.ts';
import { columnOf } from '../catalog/catalog.ts';
import type { UsedColumn } from '../contract/canary.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';
import { isWidening, vectorDimension } from './types.ts';

/**
 * A used column changed its type. Allowed is only what no consumer can notice: a wider type of a column that is used
 * but not part of the result.
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
  const id = `${use.tableOid}.${use.attnum}`;
  const before = columnOf(change.base.catalog, use.table, use.column);
  const nameNow = change.head.columns.get(id)?.split('.') ?? [];
  const after = columnOf(change.head.catalog, nameNow[0] ?? '', nameNow[1] ?? '');
  if (before === undefined || after === undefined || before.type === after.type) return null;
  if (vectorDimension(before.type) !== null && vectorDimension(after.type) !== null) return null; // SA013 speaks
  const exposed =
    statement.base.columns.some((column) => sameColumn(column, use)) || resultChanged(statement);
  if (statement.head.ok && !exposed && isWidening(before.type, after.type)) return null;
  const object = `${use.table}.${use.column}`;
  return {
    rule: 'SA003',
    severity: 'error',
    class: statement.head.ok ? 'wire' : 'query',
    object,
    ...named(statement),
    migration: since(change, (state) => {
      const [table = '', column = ''] = state.columns.get(id)?.split('.') ?? [];
      return columnOf(state.catalog, table, column)?.type === after.type;
    }),
    postgres: postgresWords(statement),
    message: `${object} changes from ${before.type} to ${after.type}${exposed ? ' and is part of the result' : ''}`,
    remedy:
      'Add a column of the new type beside it, fill it, move the consumers, then drop the old one. ' +
      'A wider type is fine where no result exposes it.',
  };
}

function sameColumn(column: { tableOid: number; attnum: number }, use: UsedColumn): boolean {
  return column.tableOid === use.tableOid && column.attnum === use.attnum;
}

/** An expression over the column may change its type too. */
function resultChanged({ base, head }: WatchedStatement): boolean {
  return head.ok && base.columns.some(({ type }, index) => head.columns[index]?.type !== type);
}
