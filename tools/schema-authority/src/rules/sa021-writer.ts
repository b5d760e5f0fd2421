import { admitsNull, notNullCheck, type Catalog } from '../catalog/catalog.ts';
import { isFilledByTrigger } from '../catalog/trigger-filled.ts';
import { columnPairs, since, type Change, type ColumnPair, type WatchedStatement } from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Finding } from './finding.ts';
import { newUnique } from './new-unique.ts';
import { notDistinct } from './not-distinct.ts';
import { named, type Rule } from './rule.ts';
import { sequenceNumbers } from './sequence-numbers.ts';

/** A row that a writer writes today is refused: for want of a value, or because another row has it. */
export const writer: Rule = {
  id: 'SA021',
  title: 'row that a writer writes refused',
  check: (change) =>
    change.statements.flatMap((statement) =>
      statement.facts.writes.flatMap((write) => [
        ...checkWrite(change, statement, write),
        ...notDistinct(change, statement, write),
        ...newUnique(change, statement, write),
        ...sequenceNumbers(change, statement, write),
      ]),
    ),
};

function checkWrite(change: Change, statement: WatchedStatement, write: TableWrite): Finding[] {
  const refusedIn = (state: SchemaState): ColumnPair[] =>
    columnPairs(change, state, statement, write.table).filter((pair) => refuses(change, state, write, pair));
  return refusedIn(change.head).map(({ id, before, after: { name }, tableNow }) => {
    const object = `${write.table}.${before?.name ?? name}`;
    return {
      rule: 'SA021',
      severity: 'error',
      class: 'data',
      object,
      ...named(statement),
      migration: since(change, (state) => refusedIn(state).some((pair) => pair.id === id)),
      postgres: refusalOf(change.head.catalog, tableNow, name),
      message: gives(write, before)
        ? `${object} no longer takes NULL, which the writer may send`
        : `${object} needs a value, which the writer does not give`,
      remedy: 'Give the column a default, or make every writer send a value and release it before NOT NULL.',
    };
  });
}

/** What PostgreSQL says to a row without a value. */
function refusalOf(catalog: Catalog, table: string, column: string): string {
  const check = notNullCheck(catalog, table, column);
  return check === undefined
    ? `23502 null value in column "${column}" of relation "${table}" violates not-null constraint`
    : `23514 new row for relation "${table}" violates check constraint "${check.name}"`;
}

/** True when the write worked before and can fail now for want of a value. */
function refuses(
  { base }: Change,
  { catalog }: SchemaState,
  write: TableWrite,
  { before, after, tableNow }: ColumnPair,
): boolean {
  if (admitsNull(catalog, after, tableNow) || after.generated !== null) return false;
  if (write.kind === 'insert' && isFilledByTrigger(catalog, tableNow, after.name)) return false;
  const tookNull = before !== null && admitsNull(base.catalog, before, write.table);
  if (gives(write, before)) return tookNull;
  if (write.kind === 'update' || after.default !== null) return false;
  return before === null || tookNull || before.default !== null || before.generated !== null;
}

/** An INSERT that lists no columns gives a value to all there were. */
function gives({ columns }: TableWrite, before: ColumnPair['before']): boolean {
  return before !== null && columns?.includes(before.name) !== false;
}
