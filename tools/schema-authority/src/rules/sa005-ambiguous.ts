import { identityIn, since, type Change, type WatchedStatement } from '../check/change.ts';
import type { ColumnIdentity } from '../check/schema-state.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';

const AMBIGUOUS_COLUMN = '42702';

/**
 * An added column takes part in a name that a query does not qualify: PostgreSQL calls it ambiguous, or, worse, an
 * inner scope or a natural join takes it up without a word.
 */
export const ambiguous: Rule = {
  id: 'SA005',
  title: 'name made ambiguous by an added column',
  check: (change) =>
    change.statements.flatMap((statement): Finding[] => {
      if (!statement.head.ok) return refused(change, statement);
      return captured(change, statement).map(({ table, column }) =>
        finding(change, statement, {
          added: [{ table, column }],
          name: column,
          says: `is what "${column}" means in the query from now on, silently`,
        }),
      );
    }),
};

function refused(change: Change, statement: WatchedStatement): Finding[] {
  if (statement.head.ok || statement.head.sqlstate !== AMBIGUOUS_COLUMN) return [];
  const name = /"([^"]+)"/.exec(statement.head.message)?.[1] ?? '';
  const used = new Set(statement.relations.map(({ tableOid }) => tableOid));
  const added = addedColumns(change)
    .filter(({ tableOid, column }) => column === name && used.has(tableOid))
    .map(({ table, column }) => ({ table, column }));
  return [finding(change, statement, { added, name, says: `makes "${name}" ambiguous in the query` })];
}

/** Added columns that the text means now in place of, or besides, those it meant. */
function captured(change: Change, statement: WatchedStatement): { table: string; column: string }[] {
  const { headUses, uses, facts, relations } = statement;
  if (headUses === null) return [];
  const now = new Set(headUses.map(({ tableOid, attnum }) => `${tableOid}.${attnum}`));
  const lost = new Set(
    uses
      .filter((use) => {
        const identity = identityIn(change.head, use);
        return identity?.table === use.table && identity.column === use.column;
      })
      .filter(({ tableOid, attnum }) => !now.has(`${tableOid}.${attnum}`))
      .map(({ column }) => column),
  );
  const joined = (column: string, tableOid: number): boolean =>
    facts.naturalJoin &&
    [...change.base.columns].some(([id, identity]) => {
      const oid = Number.parseInt(id);
      return identity.column === column && oid !== tableOid && relations.some((own) => own.tableOid === oid);
    });
  return addedColumns(change).filter(
    ({ id, column, tableOid }) => now.has(id) && (lost.has(column) || joined(column, tableOid)),
  );
}

function addedColumns({ base, head }: Change): (ColumnIdentity & { id: string; tableOid: number })[] {
  return [...head.columns]
    .filter(([id]) => !base.columns.has(id))
    .map(([id, identity]) => ({ ...identity, id, tableOid: Number.parseInt(id) }));
}

function finding(
  change: Change,
  statement: WatchedStatement,
  what: {
    readonly added: readonly { readonly table: string; readonly column: string }[];
    readonly name: string;
    readonly says: string;
  },
): Finding {
  const names = what.added.map(({ table, column }) => `${table}.${column}`);
  const there = new Set(names);
  return {
    rule: 'SA005',
    severity: 'error',
    class: 'query',
    object: names[0] ?? what.name,
    ...named(statement),
    migration: since(change, ({ columns }) =>
      [...columns.values()].some(({ table, column }) => there.has(`${table}.${column}`)),
    ),
    postgres: postgresWords(statement),
    message: `the added ${names.join(', ') || 'column'} ${what.says}`,
    remedy: `Qualify "${what.name}" with its table in the query and release its consumer first, or choose another name.`,
  };
}
