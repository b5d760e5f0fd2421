import { relationOf } from '../catalog/catalog.ts';
import { missingIn, tablesWritten } from '../catalog/trigger-effects.ts';
import {
  firingTriggers,
  isFilledByTrigger,
  type FiringTrigger,
  type RowEvent,
} from '../catalog/trigger-filled.ts';
import { columnPairs, reads, since, type Change, type WatchedStatement } from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Finding } from './finding.ts';
import { named } from './rule.ts';
import { addedTriggers } from './trigger-added.ts';

/** A write of a statement, with what its table is called in a state. */
interface Place {
  readonly statement: WatchedStatement;
  readonly write: TableWrite;
  readonly event: RowEvent;
}

/**
 * What a writer leaves to the triggers of its table and no longer gets: values of columns that somebody reads, rows of
 * other tables, or a trigger that works; and what added triggers do to its rows. A function defined anew whose effects
 * look the same is pointed out.
 */
export function changedTriggers(change: Change): Finding[] {
  return change.statements.flatMap((statement) =>
    statement.facts.writes.flatMap((write) => {
      const place: Place = { statement, write, event: write.kind };
      return [
        ...lostValues(change, place),
        ...lostRows(change, place),
        ...broken(change, place),
        ...addedTriggers(change, statement, write),
      ];
    }),
  );
}

/** Columns that a trigger filled, that the writer does not give and that somebody reads. */
function lostValues(change: Change, { statement, write, event }: Place): Finding[] {
  const { table } = write;
  const lostIn = (state: SchemaState): string[] =>
    columnPairs(change, state, statement, table).flatMap(({ before, after, tableNow }) => {
      if (before === null || write.columns?.includes(before.name) !== false) return [];
      if (!isFilledByTrigger(change.base.catalog, table, before.name, event)) return [];
      // What is filled when the row is made need not be filled again: an update that leaves it alone keeps it.
      if (event === 'update' && isFilledByTrigger(change.base.catalog, table, before.name)) return [];
      return isFilledByTrigger(state.catalog, tableNow, after.name, event) ? [] : [before.name];
    });
  return lostIn(change.head)
    .filter((column) => isRead(change, table, column))
    .map((column) =>
      finding(statement, `${table}.${column}`, {
        migration: since(change, (state) => lostIn(state).includes(column)),
        message: `no trigger fills ${table}.${column} any more; the writer relies on it`,
      }),
    );
}

/** Tables that a trigger kept in step with the written one, and that somebody reads. */
function lostRows(change: Change, { statement, write, event }: Place): Finding[] {
  const writtenIn = (state: SchemaState): Set<string> =>
    new Set(firing(change, state, { statement, write, event }).flatMap((own) => [...tablesWritten(own)]));
  const before = writtenIn(change.base);
  const lost = [...before].filter(
    (table) =>
      !writtenIn(change.head).has(table) &&
      relationOf(change.head.catalog, table) !== undefined &&
      !statement.facts.writes.some((own) => own.table === table && own.table !== write.table) &&
      change.statements.some((other) => other.uses.some((use) => use.table === table && reads(other, use))),
  );
  return lost.map((table) =>
    finding(statement, table, {
      migration: since(change, (state) => !writtenIn(state).has(table)),
      message: `no trigger of ${write.table} writes ${table} any more; the writer relies on it`,
    }),
  );
}

/** Functions of triggers that would fail, and those that say something else than before. */
function broken(change: Change, place: Place): Finding[] {
  const { statement, write } = place;
  const before = { table: write.table, catalog: change.base.catalog };
  const known = new Map(firing(change, change.base, place).map((own) => [own.function, own.text]));
  const missing = (state: SchemaState, name: string): ReturnType<typeof missingIn> => {
    const table = tableIn(change, state, place);
    const trigger = firing(change, state, place).find((own) => own.function === name);
    return trigger === undefined ? null : missingIn(trigger, { table, catalog: state.catalog }, before);
  };
  return firing(change, change.head, place).flatMap((trigger): Finding[] => {
    const text = known.get(trigger.function);
    if (text === undefined) return [];
    const lacks = missing(change.head, trigger.function);
    if (lacks !== null) {
      return [
        {
          ...finding(statement, trigger.function, {
            migration: since(change, (state) => missing(state, trigger.function) !== null),
            message: `the trigger ${trigger.name} of ${write.table} would fail: ${trigger.function} finds no ${lacks.name}`,
          }),
          postgres: lacks.postgres,
        },
      ];
    }
    if (text === trigger.text) return [];
    return [
      {
        ...finding(statement, trigger.function, {
          migration: since(change, (state) =>
            firing(change, state, place).some((own) => own.text === trigger.text),
          ),
          message: `${trigger.function} of the trigger ${trigger.name} is defined anew; see that rows keep the values that ${write.table} is read for`,
        }),
        severity: 'warning',
        class: 'none',
      },
    ];
  });
}

function firing(change: Change, state: SchemaState, place: Place): FiringTrigger[] {
  return firingTriggers(state.catalog, tableIn(change, state, place), place.event);
}

/** Present name of the written table, which may have been renamed. */
function tableIn(change: Change, state: SchemaState, { statement, write }: Place): string {
  if (state === change.base) return write.table;
  const oid = statement.relations.find(({ table }) => table === write.table)?.tableOid;
  return (oid === undefined ? undefined : state.relations.get(oid)) ?? write.table;
}

function isRead({ statements }: Change, table: string, column: string): boolean {
  return statements.some((statement) =>
    statement.uses.some((use) => use.table === table && use.column === column && reads(statement, use)),
  );
}

function finding(
  statement: WatchedStatement,
  object: string,
  { migration, message }: Pick<Finding, 'migration' | 'message'>,
): Finding {
  return {
    rule: 'SA022',
    severity: 'error',
    class: 'data',
    object,
    ...named(statement),
    migration,
    postgres: null,
    message,
    remedy:
      'Make the writer send what the trigger gave and release it first, or keep a trigger that does the same.',
  };
}
