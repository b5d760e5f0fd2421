import { columnOf, relationOf, type Column } from '../catalog/catalog.ts';
import { since, type Change, type WatchedStatement } from '../check/change.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/** A row that a writer writes today is refused: a column must have a value that the writer does not always give. */
export const writer: Rule = {
  id: 'SA021',
  title: 'NOT NULL that makes a writer fail',
  check: (change) =>
    change.statements.flatMap((statement) =>
      statement.writes.flatMap((write) => checkWrite(change, statement, write)),
    ),
};

function checkWrite(change: Change, statement: WatchedStatement, write: TableWrite): Finding[] {
  const after = relationOf(change.head.catalog, write.table);
  if (after === undefined) return [];
  return after.columns.flatMap((column): Finding[] => {
    const before = columnOf(change.base.catalog, write.table, column.name);
    if (!refuses(write, before, column)) return [];
    const object = `${write.table}.${column.name}`;
    const given = write.columns.includes(column.name);
    return [
      {
        rule: 'SA021',
        severity: 'error',
        class: 'data',
        object,
        ...named(statement),
        migration: since(change, ({ catalog }) => {
          const now = columnOf(catalog, write.table, column.name);
          return now !== undefined && refuses(write, before, now);
        }),
        postgres: `23502 null value in column "${column.name}" of relation "${write.table}" violates not-null constraint`,
        message: given
          ? `${object} no longer takes NULL, which the writer may send`
          : `${object} needs a value, which the writer does not give`,
        remedy:
          'Give the column a default, or make every writer send a value and release it before NOT NULL.',
      },
    ];
  });
}

/** True when the write worked before and can fail now for want of a value. */
function refuses(write: TableWrite, before: Column | undefined, after: Column): boolean {
  if (after.nullable || after.generated !== null) return false;
  if (write.columns.includes(after.name)) return before?.nullable === true;
  if (write.kind === 'update' || after.default !== null) return false;
  return before === undefined || before.nullable || before.default !== null;
}
