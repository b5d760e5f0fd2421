import { definitionOf, relationOf } from '../catalog/catalog.ts';
import { since, type Change, type WatchedStatement } from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';
import { sameForColumns } from '../contract/view-definition.ts';

/** A view, function or rewrite rule that a query uses says something else under the same names. */
export const view: Rule = {
  id: 'SA019',
  title: 'view, function or rewrite rule changed beneath a query',
  check: (change) =>
    change.statements.flatMap((statement) => [
      ...changedViews(change, statement),
      ...changedFunctions(change, statement),
      ...otherFunctions(change, statement),
      ...changedRules(change, statement),
    ]),
};

function changedViews(change: Change, statement: WatchedStatement): Finding[] {
  const names = new Set(
    statement.relations.flatMap(({ table, via }) => [table, ...(via === null ? [] : [via])]),
  );
  return [...names].flatMap((name): Finding[] => {
    const columns = statement.uses.filter(({ table }) => table === name).map(({ column }) => column);
    const differs = (state: SchemaState): boolean => viewDiffers(change.base, state, name, columns);
    if (!differs(change.head)) return [];
    return [
      finding(statement, name, {
        migration: since(change, differs),
        message: `the view ${name} is defined anew; the query would read other rows or values under the same names`,
        remedy:
          'Create a view of another name, move the consumers, then drop this one. Adding columns is fine.',
      }),
    ];
  });
}

/** True when the view is still there but gives the columns other rows or values. */
function viewDiffers(
  base: SchemaState,
  state: SchemaState,
  name: string,
  columns: readonly string[],
): boolean {
  const [was, is] = [relationOf(base.catalog, name)?.kind, relationOf(state.catalog, name)?.kind];
  // What a materialized view shows is as old as its last refresh.
  if (is === 'materialized view' && was === 'view') return true;
  // The stored query stays the same when only something beneath it is renamed.
  if (base.views.get(name) === state.views.get(name)) return false;
  const before = definitionOf(base.catalog, name);
  const after = definitionOf(state.catalog, name);
  if (before === null || after === null) return false;
  const emptied =
    base.views.get(name)?.endsWith('true') === true && state.views.get(name)?.endsWith('false') === true;
  return emptied || !sameForColumns(before, after, columns);
}

function changedFunctions(change: Change, statement: WatchedStatement): Finding[] {
  const definition = (state: SchemaState, name: string): string | undefined =>
    state.catalog.functions.find((own) => own.name === name)?.definition;
  return statement.functions
    .filter(({ name }) => {
      const now = definition(change.head, name);
      return now !== undefined && now !== definition(change.base, name);
    })
    .map(({ name }) =>
      finding(statement, name, {
        migration: since(change, (state) => definition(state, name) === definition(change.head, name)),
        message: `the function ${name} is defined anew; the query would compute other values under the same name`,
        remedy: 'Create a function of another name, move the consumers, then drop this one.',
      }),
    );
}

/** Functions of new argument types that the same call, or an operator, now leads to. */
function otherFunctions(change: Change, statement: WatchedStatement): Finding[] {
  const known = new Set(change.base.functions.values());
  return (statement.headFunctions ?? [])
    .filter(({ name, oid }) => !change.base.functions.has(oid) && !known.has(name))
    .map(({ name, oid }) =>
      finding(statement, name, {
        migration: since(change, ({ functions }) => functions.has(oid)),
        message: `the new ${name} fits the arguments better than what the query called; it would compute other values under the same name`,
        remedy: 'Give the function or operator a name of its own.',
      }),
    );
}

/** Rewrite rules that put something else in the place of what the statement does. */
function changedRules(change: Change, statement: WatchedStatement): Finding[] {
  const instead = (state: SchemaState, table: string): string[] =>
    (relationOf(state.catalog, table)?.rules ?? [])
      .map(({ definition }) => definition)
      .filter((definition) => / DO INSTEAD /.test(definition));
  const { writes, deletes } = statement.facts;
  return [
    ...writes.map(({ kind, table }) => ({ kind: kind.toUpperCase(), table })),
    ...[...deletes].map((table) => ({ kind: 'DELETE', table })),
  ]
    .filter(({ table, kind }) => {
      const meant = (state: SchemaState): string =>
        String(instead(state, table).filter((own) => own.includes(` ON ${kind} TO `)));
      return (
        relationOf(change.head.catalog, table) !== undefined && meant(change.base) !== meant(change.head)
      );
    })
    .map(({ table, kind }) =>
      finding(statement, table, {
        postgres: postgresWords(statement),
        migration: since(
          change,
          (state) => String(instead(state, table)) === String(instead(change.head, table)),
        ),
        message: `a rewrite rule of ${table} changes what ${kind} does; the query would do something else`,
        remedy: 'Do without the rule: a trigger can refuse or add, and the writer can be changed first.',
      }),
    );
}

function finding(
  statement: WatchedStatement,
  object: string,
  rest: Pick<Finding, 'migration' | 'message' | 'remedy'> & Partial<Pick<Finding, 'postgres'>>,
): Finding {
  return {
    rule: 'SA019',
    severity: 'error',
    class: 'query',
    object,
    ...named(statement),
    postgres: null,
    ...rest,
  };
}
