import { firingTriggers, type FiringTrigger, type RowEvent } from '../catalog/trigger-filled.ts';
import { since, type Change, type WatchedStatement } from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Finding } from './finding.ts';
import { named } from './rule.ts';

/**
 * Triggers of a written table, added or defined anew, that leave rows out without an error (`RETURN NULL` before the
 * row is stored), and those that put something of their own in the place of a value that the writer gives: pointed out,
 * for whether that is meant only people know.
 */
export function addedTriggers(change: Change, statement: WatchedStatement, write: TableWrite): Finding[] {
  const oid = statement.relations.find(({ table }) => table === write.table)?.tableOid;
  const firing = (state: SchemaState): FiringTrigger[] => {
    const table = (oid === undefined ? undefined : state.relations.get(oid)) ?? write.table;
    return firingTriggers(state.catalog, table, write.kind satisfies RowEvent);
  };
  const known = new Set(firing(change.base).map(({ text }) => text));
  const added = firing(change.head).filter(({ before, text }) => before && !known.has(text));
  return added.flatMap((trigger) => {
    const migration = since(change, (state) => firing(state).some(({ text }) => text === trigger.text));
    const place = { rule: 'SA022', object: trigger.function, ...named(statement), migration, postgres: null };
    const replaced = replacedValues(trigger, write).filter((column) => !givesTheTime(statement, column));
    return [
      ...(leavesOut(trigger)
        ? [
            {
              ...place,
              severity: 'error' as const,
              class: 'data' as const,
              message: `the trigger ${trigger.name} of ${write.table} may leave out rows that the writer gives, without an error`,
              remedy: 'RETURN NEW for every row, and RAISE an error for one that must not be stored.',
            },
          ]
        : []),
      ...(replaced.length > 0
        ? [
            {
              ...place,
              severity: 'warning' as const,
              class: 'data' as const,
              message: `the trigger ${trigger.name} of ${write.table} replaces what the writer gives for ${replaced.join(', ')}`,
              remedy: 'See that readers may have the new values, or fill a column of its own.',
            },
          ]
        : []),
    ];
  });
}

function leavesOut({ text }: FiringTrigger): boolean {
  return /\bRETURN\s+NULL\b/i.test(text);
}

/** What the writer gives is the time itself, which a trigger that sets it to the time leaves as it is. */
function givesTheTime({ sql }: WatchedStatement, column: string): boolean {
  return new RegExp(String.raw`"?\b${column}"?\s*=\s*(?:now\(\)|current_timestamp\b)`, 'i').test(sql);
}

/** Columns the writer gives and the trigger assigns from anything but another column of the row. */
function replacedValues({ text }: FiringTrigger, { columns }: TableWrite): string[] {
  const assignments = text.matchAll(
    /(?:;|\b(?:BEGIN|THEN|ELSE|LOOP))\s*NEW\s*\.\s*(?:"([^"]+)"|(\w+))\s*:?=\s*([^;]*)/gi,
  );
  const found = [...assignments].flatMap(([, quoted, plain, value = '']) => {
    const column = quoted ?? plain?.toLowerCase() ?? '';
    const sources = [...value.matchAll(/\b(?:NEW|OLD)\s*\.\s*"?(\w+)/gi)].map(([, name]) => name);
    const kept = /^coalesce\s*\(\s*NEW\b/i.test(value) || sources.some((name) => name !== column);
    return kept || columns?.includes(column) === false ? [] : [column];
  });
  return [...new Set(found)];
}
