import { columnOf, definitionOf } from '../catalog/catalog.ts';
import { identityIn, reads, since, type Change, type WatchedStatement } from '../check/change.ts';
import type { UsedColumn } from '../contract/canary.ts';
import type { Finding } from './finding.ts';
import { headState, named, postgresWords, type Rule } from './rule.ts';

/** A used column, table, view or function is gone, CASCADE or not, and also when another now bears its name. */
export const removed: Rule = {
  id: 'SA002',
  title: 'used column or table removed',
  check: (change) =>
    change.statements.flatMap((statement) => [
      ...removedColumns(change, statement),
      ...removedRelations(change, statement),
      ...removedFunctions(change, statement),
    ]),
};

function removedColumns(change: Change, statement: WatchedStatement): Finding[] {
  return (
    statement.uses
      .filter((use) => identityIn(change.head, use) === undefined && !standsIn(change, statement, use))
      // A writer that only fills the column fills the one that bears its name now; who reads it speaks for itself.
      .filter((use) => headState(statement) !== null || !statement.facts.changesRows || reads(statement, use))
      .map((use) => {
        const whole = !change.head.relations.has(use.tableOid);
        const object = whole ? use.table : `${use.table}.${use.column}`;
        return finding(statement, {
          object,
          again:
            headState(statement) === null &&
            change.head.catalog.relations.some(({ name }) => name === use.table),
          migration: since(change, (state) => identityIn(state, use) === undefined),
        });
      })
  );
}

/** Tables of which the statement names no column, as in `count(*)`. */
function removedRelations(change: Change, statement: WatchedStatement): Finding[] {
  return statement.relations
    .filter(({ tableOid, table }) => !change.head.relations.has(tableOid) && !isView(change, table))
    .filter(({ tableOid }) => !statement.uses.some((use) => use.tableOid === tableOid))
    .map(({ tableOid, table }) =>
      finding(statement, {
        object: table,
        again: headState(statement) === null,
        migration: since(change, (state) => !state.relations.has(tableOid)),
      }),
    );
}

function removedFunctions(change: Change, statement: WatchedStatement): Finding[] {
  const has = (state: Change['head'], name: string): boolean =>
    state.catalog.functions.some((own) => own.name === name);
  return statement.functions
    .filter(
      ({ name, oid }) => has(change.base, name) && !has(change.head, name) && !change.head.functions.has(oid),
    )
    .map(({ name }) =>
      finding(statement, {
        object: name,
        again: headState(statement) === null,
        migration: since(change, (state) => !has(state, name)),
      }),
    );
}

/**
 * A view holds no rows of its own, so one of the same name stands in for it; whether it says the same is another
 * rule's question. So is what lies beneath a view that is still there.
 */
function standsIn(
  { base, head }: Change,
  statement: WatchedStatement,
  { table, column, via }: UsedColumn,
): boolean {
  const works = headState(statement) === null;
  if (via !== null) return works && definitionOf(head.catalog, via) !== null;
  if (definitionOf(base.catalog, table) === null) return false;
  return definitionOf(head.catalog, table) !== null && columnOf(head.catalog, table, column) !== undefined;
}

function isView({ base, head }: Change, name: string): boolean {
  return definitionOf(base.catalog, name) !== null && definitionOf(head.catalog, name) !== null;
}

function finding(
  statement: WatchedStatement,
  { object, again, migration }: Pick<Finding, 'object' | 'migration'> & { readonly again: boolean },
): Finding {
  return {
    rule: 'SA002',
    severity: 'error',
    class: 'query',
    object,
    ...named(statement),
    migration,
    postgres: postgresWords(statement),
    message: again
      ? `${object} was dropped and another now bears its name; the query would silently read that one`
      : `${object} was dropped${statement.cascaded ? ' (CASCADE)' : ''}; the query needs it`,
    remedy: again
      ? 'Keep the old one until no consumer reads it; give the new one another name.'
      : 'Change the query first, release its consumer, and drop in a later migration. If this is a rename, ' +
        'expand and contract: add the new name beside the old, move the consumers, then drop.',
  };
}
