import { identityIn } from './change.ts';
import type { SchemaState } from './schema-state.ts';
import type { BaseStatement } from './watch.ts';

/**
 * True when a statement that works on the new schema may mean other columns there than on the base: one of its columns
 * bears another name or is gone, its results come from elsewhere, a column was added whose name it says without a
 * table (which an inner scope may capture, or a natural join take up), or a function or operator was added that fits its
 * arguments better.
 */
export function mayMeanOthers(
  { uses, relations, facts, probe }: BaseStatement,
  base: SchemaState,
  head: SchemaState,
  index: number,
): boolean {
  const now = head.probes[index];
  if (now?.ok !== true) return false;
  const renamed = uses.some((use) => {
    const identity = identityIn(head, use);
    return identity?.table !== use.table || identity.column !== use.column;
  });
  const elsewhere = probe.columns.some(
    ({ tableOid, attnum }, place) =>
      now.columns[place]?.tableOid !== tableOid || now.columns[place].attnum !== attnum,
  );
  const replaced = relations.some(({ tableOid, table }) => head.relations.get(tableOid) !== table);
  return renamed || replaced || elsewhere || overloaded(base, head) || added(base, head).some(captures);

  function captures({ tableOid, column }: { tableOid: number; column: string }): boolean {
    const used = relations.some((relation) => relation.tableOid === tableOid);
    return used && (facts.naturalJoin || facts.unqualified.has(column));
  }
}

/** True when a function with arguments was added; that of a trigger has none. */
function overloaded(base: SchemaState, head: SchemaState): boolean {
  return [...head.functions].some(([oid, name]) => !base.functions.has(oid) && !name.endsWith('()'));
}

function added(base: SchemaState, head: SchemaState): { tableOid: number; column: string }[] {
  return [...head.columns]
    .filter(([id]) => !base.columns.has(id))
    .map(([id, { column }]) => ({ tableOid: Number.parseInt(id), column }));
}
