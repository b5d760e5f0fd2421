import { relationOf, type Catalog } from '../catalog/catalog.ts';
import { since, type Change, type WatchedStatement } from '../check/change.ts';
import { guardsDiffer, guardsOf } from '../check/guards.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { RefusedWrite } from '../check/write-trials.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/**
 * Writes that PostgreSQL refused when they were executed, for a reason that no rule has named: a check, a foreign key, a
 * trigger, a generated column.
 */
export function refusedWrites(change: Change, rules: readonly Rule[]): Finding[] {
  return (change.refusedWrites ?? []).flatMap((refused): Finding[] => {
    const statement = change.statements.find(({ index }) => index === refused.index);
    if (statement === undefined || isExplained(change, { statement, refused }, rules)) return [];
    return [
      {
        rule: 'SA021',
        severity: 'error',
        class: 'data',
        object: refused.constraint ?? functionIn(refused) ?? tableOf(change, statement),
        ...named(statement),
        migration: since(change, (state) => isSince(change, state, refused)),
        postgres: `${refused.sqlstate} ${refused.message}`,
        message: 'PostgreSQL refuses what the statement writes in one of its variants, and took it before',
        remedy:
          'Make every writer send what the new schema takes and release it first; or let the schema take what is written today.',
      },
    ];
  });
}

/** True when an error of a rule says so already: of the same constraint or its columns, or in PostgreSQL's same words. */
function isExplained(
  change: Change,
  { statement, refused }: { readonly statement: WatchedStatement; readonly refused: RefusedWrite },
  rules: readonly Rule[],
): boolean {
  if (!statement.head.ok) return true;
  const alone = { ...change, statements: [statement] };
  const errors = rules.flatMap((rule) => rule.check(alone)).filter(({ severity }) => severity === 'error');
  const { constraint, sqlstate } = refused;
  if (constraint !== null) {
    const about = columnsOf(change.head.catalog, constraint);
    return errors.some(
      ({ object, postgres }) =>
        object === constraint || about.has(object) || postgres?.includes(`"${constraint}"`) === true,
    );
  }
  const said = errors.filter(({ postgres }) => postgres?.startsWith(sqlstate) === true);
  return said.length > 0 || (errors.length > 0 && functionIn(refused) === undefined);
}

/** The columns that a constraint looks at, as `table.column`. */
function columnsOf({ relations }: Catalog, constraint: string): Set<string> {
  return new Set(
    relations.flatMap(({ name: table, constraints }) =>
      constraints
        .filter(({ name }) => name === constraint)
        .flatMap(({ columns }) => columns.map((column) => `${table}.${column}`)),
    ),
  );
}

/** Name of the function that PostgreSQL was in. */
function functionIn({ where }: RefusedWrite): string | undefined {
  return /(?:PL\/pgSQL|SQL) function "?(\S+?\))/.exec(where)?.[1];
}

/** Of the tables it writes, the one that may take other rows than before. */
function tableOf({ base, head }: Change, { facts, query }: WatchedStatement): string {
  const tables = [...facts.writes.map(({ table }) => table), ...facts.deletes];
  const differs = (table: string): boolean => guardsOf(base.catalog, table) !== guardsOf(head.catalog, table);
  return tables.find(differs) ?? tables[0] ?? query;
}

/** Since the constraint is as it is; or else since everything is that decides what is taken. */
function isSince(
  { head }: Change,
  { catalog }: SchemaState,
  { constraint }: Pick<RefusedWrite, 'constraint'>,
): boolean {
  const definition = (state: typeof catalog): string | undefined =>
    state.relations.flatMap(({ constraints }) => constraints).find(({ name }) => name === constraint)
      ?.definition;
  const now = definition(head.catalog);
  if (now !== undefined)
    return definition(catalog)?.replace(/ NOT VALID$/, '') === now.replace(/ NOT VALID$/, '');
  return !guardsDiffer(catalog, head.catalog) && relationsAre(catalog, head.catalog);
}

function relationsAre(one: SchemaState['catalog'], other: SchemaState['catalog']): boolean {
  return other.relations.every(({ name }) => relationOf(one, name) !== undefined);
}
