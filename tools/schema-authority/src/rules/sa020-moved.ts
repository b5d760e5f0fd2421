import { definitionOf } from '../catalog/catalog.ts';
import { identityIn, since, type Change, type WatchedStatement } from '../check/change.ts';
import type { UsedColumn } from '../contract/canary.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';
import { plainColumns } from '../contract/view-definition.ts';

/** The text still works, but a name in it now means another column: two columns swapped, or a table put in its place. */
export const moved: Rule = {
  id: 'SA020',
  title: 'name now means another column',
  check: (change) =>
    change.statements.flatMap((statement) => [
      ...movedColumns(change, statement),
      ...movedRelations(change, statement),
      ...joinedRelations(change, statement),
      ...shadowedRelations(change, statement),
    ]),
};

function movedColumns(change: Change, statement: WatchedStatement): Finding[] {
  const { headUses } = statement;
  if (headUses === null) return [];
  return statement.uses.flatMap((use): Finding[] => {
    const now = identityIn(change.head, use);
    const object = `${use.table}.${use.column}`;
    if (now === undefined || use.via !== null || (now.table === use.table && now.column === use.column))
      return [];
    const replaced = headUses.some(({ table, column }) => table === use.table && column === use.column);
    if (!replaced || leadsTo(change, use)) return [];
    return [
      finding(statement, object, {
        migration: since(change, (state) => {
          const then = identityIn(state, use);
          return then?.table !== use.table || then.column !== use.column;
        }),
        message: `what was ${object} is now ${now.table}.${now.column}; the query would silently read another column's values`,
      }),
    ];
  });
}

/** Tables of which the statement names no column, as in `count(*)`. */
function movedRelations(change: Change, statement: WatchedStatement): Finding[] {
  if (!statement.head.ok) return [];
  return statement.relations
    .filter(({ tableOid, via }) => via === null && !statement.uses.some((use) => use.tableOid === tableOid))
    .flatMap(({ table, tableOid }): Finding[] => {
      const now = change.head.relations.get(tableOid);
      const definition = definitionOf(change.head.catalog, table);
      if (now === undefined || now === table || (definition !== null && plainColumns(definition) !== null))
        return [];
      return [
        finding(statement, table, {
          migration: since(change, ({ relations }) => relations.get(tableOid) !== table),
          message: `what was ${table} is now ${now}; the query would silently read another table's rows`,
        }),
      ];
    });
}

/** Tables that are still there, while their name leads the statement's role to one of a schema that is searched first. */
function shadowedRelations(change: Change, statement: WatchedStatement): Finding[] {
  const { base, head } = statement;
  if (!head.ok) return [];
  return base.columns.flatMap(({ tableOid }, place): Finding[] => {
    const now = head.columns[place]?.tableOid ?? 0;
    const [table, other] = [change.base.relations.get(tableOid), change.head.relations.get(now)];
    if (now === tableOid || table === undefined || other === undefined) return [];
    if (change.head.relations.get(tableOid) !== table || change.base.relations.has(now)) return [];
    return [
      finding(statement, table, {
        migration: since(change, ({ relations }) => relations.has(now)),
        message: `${table} is still there, but for ${statement.role} its name now leads to ${other}`,
      }),
    ];
  });
}

/** Tables whose rows now show among those of a table that the statement reads, because they inherit from it. */
function joinedRelations(change: Change, statement: WatchedStatement): Finding[] {
  if (!statement.head.ok) return [];
  return statement.relations.flatMap(({ table, tableOid }) => {
    const before = change.base.heirs.get(tableOid) ?? [];
    const joined = (change.head.heirs.get(tableOid) ?? []).filter((name) => !before.includes(name));
    return joined.map((heir) =>
      finding(statement, table, {
        migration: since(change, ({ heirs }) => heirs.get(tableOid)?.includes(heir) === true),
        message: `${heir} inherits from ${table}; the query would silently read its rows too`,
        remedy:
          'Leave the tables apart and give consumers a view of both, or make the query read ONLY its own.',
      }),
    );
  });
}

/** True when a view took the table's name and its column is nothing but the old column under its new name. */
function leadsTo({ head }: Change, use: UsedColumn): boolean {
  const definition = definitionOf(head.catalog, use.table);
  const now = identityIn(head, use);
  return definition !== null && plainColumns(definition)?.get(use.column) === now?.column;
}

function finding(
  statement: WatchedStatement,
  object: string,
  rest: Pick<Finding, 'migration' | 'message'> & Partial<Pick<Finding, 'remedy'>>,
): Finding {
  return {
    rule: 'SA020',
    severity: 'error',
    class: 'query',
    object,
    ...named(statement),
    postgres: null,
    remedy:
      'Names that consumers know keep their meaning: give the new columns new names and move the consumers.',
    ...rest,
  };
}
