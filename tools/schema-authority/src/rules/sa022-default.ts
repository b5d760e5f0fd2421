import type { Column } from '../catalog/catalog.ts';
import { isFilledByTrigger } from '../catalog/trigger-filled.ts';
import {
  columnPairs,
  reads,
  since,
  type Change,
  type ColumnPair,
  type WatchedStatement,
} from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';
import { changedTriggers } from './trigger-changed.ts';

/** Rows get another value than before in a column that its writer leaves to a default or a trigger and that is read. */
export const defaultValue: Rule = {
  id: 'SA022',
  title: 'default or trigger that a writer relies on changed',
  check: (change) => [
    ...change.statements.flatMap((statement) =>
      statement.facts.writes
        .filter(({ kind }) => kind === 'insert')
        .flatMap((write) => checkInsert(change, statement, write)),
    ),
    ...changedTriggers(change),
  ],
};

function checkInsert(change: Change, statement: WatchedStatement, write: TableWrite): Finding[] {
  const changedIn = (state: SchemaState): (ColumnPair & { before: Column })[] =>
    columnPairs(change, state, statement, write.table).flatMap(({ before, ...pair }) =>
      before !== null && differs(change.base, state, { ...pair, before }) ? [{ ...pair, before }] : [],
    );
  return (
    changedIn(change.head)
      .filter(
        ({ before }) => write.columns?.includes(before.name) === false && isRead(change, write.table, before),
      )
      // Without a default a NOT NULL column makes the write fail, of which SA021 speaks.
      .filter(({ after }) => after.default !== null || after.generated !== null || after.nullable)
      .map(({ id, before, after }) => ({
        rule: 'SA022',
        severity: 'error',
        class: 'data',
        object: `${write.table}.${before.name}`,
        ...named(statement),
        migration: since(change, (state) => changedIn(state).some((pair) => pair.id === id)),
        postgres: null,
        message: `the default of ${write.table}.${before.name} changes from ${words(before)} to ${words(after)}; the writer relies on it`,
        remedy: 'Make the writer send the value itself and release it before the default changes.',
      }))
  );
}

/** Renaming a sequence or function changes how a default reads, not what is stored of it. */
function differs(
  base: SchemaState,
  state: SchemaState,
  { id, before, after, tableNow }: ColumnPair,
): boolean {
  if (isFilledByTrigger(state.catalog, tableNow, after.name)) return false;
  if (before !== null && isNumbered(before) && isNumbered(after)) return false;
  if (before?.generated !== after.generated) return true;
  return before.default !== after.default && base.defaults.get(id) !== state.defaults.get(id);
}

/** A number of its own for each row, from an identity or a sequence. */
function isNumbered({ default: value, generated }: Column): boolean {
  return generated === 'always' || generated === 'by default' || value?.startsWith('nextval(') === true;
}

function isRead({ statements }: Change, table: string, { name }: Column): boolean {
  return statements.some((statement) =>
    statement.uses.some((use) => use.table === table && use.column === name && reads(statement, use)),
  );
}

function words({ default: value, generated }: Column): string {
  return generated === null ? (value ?? 'NULL') : `generated ${generated}`;
}
