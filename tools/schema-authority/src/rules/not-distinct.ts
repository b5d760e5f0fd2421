import { admitsNull, columnOf, relationOf, type Catalog, type Index } from '../catalog/catalog.ts';
import { isFilledByTrigger } from '../catalog/trigger-filled.ts';
import { since, type Change, type WatchedStatement } from '../check/change.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Finding } from './finding.ts';
import { named } from './rule.ts';

/**
 * Rows that a unique key refuses since its NULLs count as equal. Like NOT NULL it takes from the writer a value that it
 * could send before: of all rows that leave the key empty, only the first is taken.
 */
export function notDistinct(change: Change, statement: WatchedStatement, write: TableWrite): Finding[] {
  const refusedIn = (catalog: Catalog): Index[] =>
    (relationOf(catalog, write.table)?.indexes ?? []).filter((index) =>
      refusesNulls(change.base.catalog, catalog, write, index),
    );
  return refusedIn(change.head.catalog).map(({ name }) => ({
    rule: 'SA021',
    severity: 'error',
    class: 'data',
    object: name,
    ...named(statement),
    migration: since(change, ({ catalog }) => refusedIn(catalog).some((own) => own.name === name)),
    postgres: `23505 duplicate key value violates unique constraint "${name}"`,
    message: `${name} takes NULL only once, which the writer may send in any row`,
    remedy: 'Leave NULLS NOT DISTINCT out, or make every writer send a value and release it first.',
  }));
}

/** True when the key took any number of NULLs that the write may bring, or was not there, and takes one now. */
function refusesNulls(base: Catalog, catalog: Catalog, write: TableWrite, index: Index): boolean {
  if (!isNotDistinct(index)) return false;
  const keys = index.keys.map(({ expression }) => expression);
  const empty = keys.filter((key) => mayBeNull(catalog, write, key));
  const same = (relationOf(base, write.table)?.indexes ?? []).filter(
    (own) => own.unique && String(own.keys.map(({ expression }) => expression)) === String(keys),
  );
  if (same.some(isNotDistinct)) return false;
  // A key that is new may refuse what it likes, but not every row in which it is empty.
  return same.length > 0 ? empty.length > 0 : empty.length === keys.length;
}

function isNotDistinct({ unique, definition }: Index): boolean {
  return unique && definition.includes(' NULLS NOT DISTINCT');
}

function mayBeNull(catalog: Catalog, { kind, table, columns }: TableWrite, key: string): boolean {
  const column = columnOf(catalog, table, key);
  if (column === undefined || !admitsNull(catalog, column, table) || column.generated !== null) return false;
  if (isFilledByTrigger(catalog, table, key)) return false;
  if (columns === null || columns.includes(key)) return true;
  return kind === 'insert' && column.default === null;
}
