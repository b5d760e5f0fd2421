import { identityIn, since, type Change, type WatchedStatement } from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';

/** SQLSTATEs that say a name is not there. */
const UNDEFINED = new Set(['42703', '42P01', '42883', '3F000']);

/** A used column or table is still there, under another name or in another schema. */
export const renamed: Rule = {
  id: 'SA004',
  title: 'used column or table renamed',
  check: (change) =>
    change.statements.flatMap((statement): Finding[] => {
      const { head } = statement;
      if (!head.ok && !UNDEFINED.has(head.sqlstate)) return [];
      return [...renamedNames(change, statement), ...renamedKeys(change, statement)];
    }),
};

function renamedNames(change: Change, statement: WatchedStatement): Finding[] {
  const { head } = statement;
  const lost = head.ok ? lostResults(change, statement) : null;
  const moved = [...moves(change.head, statement)].filter(([before]) => lost?.has(before) !== false);
  return moved.map(([before, { after, holds }]) =>
    finding(statement, before, {
      migration: since(change, holds),
      message: head.ok
        ? `${before} was renamed to ${after}; the result of the query no longer has ${before.split('.').at(-1)}`
        : `${before} was renamed to ${after}; the query still says ${before.split('.').at(-1)}`,
      remedy:
        'Expand and contract: add the new name beside the old one and keep both filled, move the consumers and ' +
        'release them, then drop the old name in a later migration.',
    }),
  );
}

/** Keys and constraints that the statement's caller knows by a name that another one has now, or none. */
function renamedKeys({ base, head, ...change }: Change, statement: WatchedStatement): Finding[] {
  return (statement.conflicts ?? []).flatMap((name) => {
    const before = guardsOf(base).get(name);
    const isKept = (state: SchemaState): boolean => guardsOf(state).get(name) === before;
    const [after] = [...guardsOf(head)].find(([own, meaning]) => own !== name && meaning === before) ?? [];
    if (before === undefined || isKept(head) || after === undefined) return [];
    return [
      finding(statement, name, {
        migration: since({ base, head, ...change }, (state) => !isKept(state)),
        message: `${name} was renamed to ${after}; the code knows its violation by the old name and would report it as a failure`,
        remedy:
          'Keep the name. If it must change: make the code know both names and release it, then rename in a later migration.',
      }),
    ];
  });
}

/** What each unique index and constraint means, by its name. */
function guardsOf({ catalog }: SchemaState): Map<string, string> {
  return new Map(
    catalog.relations.flatMap(({ constraints, indexes }) => [
      ...constraints.map(({ name, definition }) => [name, definition] as const),
      ...indexes
        .filter(({ unique, valid }) => unique && valid)
        .map(({ name, definition }) => [name, definition.replace(/^CREATE UNIQUE INDEX \S+ /, '')] as const),
    ]),
  );
}

function finding(
  statement: WatchedStatement,
  object: string,
  rest: Pick<Finding, 'migration' | 'message' | 'remedy'>,
): Finding {
  return {
    rule: 'SA004',
    severity: 'error',
    class: 'query',
    object,
    ...named(statement),
    postgres: postgresWords(statement),
    ...rest,
  };
}

/** Columns that `SELECT *` gave under their own names and that a statement, which still works, gives no more. */
function lostResults({ base }: Change, { base: before, head }: WatchedStatement): Set<string> {
  const names = new Set(head.ok ? head.columns.map(({ name }) => name) : []);
  return new Set(
    before.columns
      .filter(({ name }) => !names.has(name))
      .flatMap(({ tableOid, attnum }) => {
        const own = base.columns.get(`${tableOid}.${attnum}`);
        return own === undefined ? [] : [`${own.table}.${own.column}`];
      }),
  );
}

/** Old name → new name of what the statement names, and whether it has left its old name in a state. */
function moves(
  head: Change['head'],
  { uses, relations, functions }: WatchedStatement,
): Map<string, { after: string; holds: (state: SchemaState) => boolean }> {
  const found = new Map<string, { after: string; holds: (state: SchemaState) => boolean }>();
  for (const { table, tableOid, via } of relations) {
    const after = head.relations.get(tableOid);
    if (via !== null || after === undefined || after === table) continue;
    found.set(table, { after, holds: (state) => state.relations.get(tableOid) !== table });
  }
  for (const use of uses) {
    const now = identityIn(head, use);
    if (use.via !== null || now?.table !== use.table || now.column === use.column) continue;
    found.set(`${use.table}.${use.column}`, {
      after: `${use.table}.${now.column}`,
      holds: (state) => identityIn(state, use)?.column !== use.column,
    });
  }
  for (const { name, oid } of functions) {
    const after = head.functions.get(oid);
    if (after === undefined || after === name) continue;
    found.set(name, { after, holds: (state) => state.functions.get(oid) !== name });
  }
  return found;
}
