import { relationOf, type Grant } from '../catalog/catalog.ts';
import { since, type Change, type WatchedStatement } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

/** The consumer's role lost a privilege that one of its queries needs. */
export const privilege: Rule = {
  id: 'SA006',
  title: 'needed privilege missing',
  check: (change) => [
    ...change.statements.flatMap((statement) => refused(change, statement)),
    ...change.statements.flatMap((statement) => lostSequence(change, statement)),
  ],
};

function refused(change: Change, statement: WatchedStatement): Finding[] {
  if (statement.head.ok || statement.head.sqlstate !== INSUFFICIENT_PRIVILEGE) return [];
  const table = /(?:table|view|relation) (\w+)/.exec(statement.head.message)?.[1] ?? '';
  const lost = lostGrants(change, statement.role, table).filter(
    ({ column }) =>
      column === null || statement.uses.some((use) => use.table === table && use.column === column),
  );
  const objects = lost.length === 0 ? [table || 'public'] : lost.map((grant) => name(table, grant));
  return [...new Set(objects)].map((object) => ({
    rule: 'SA006',
    severity: 'error',
    class: 'query',
    object,
    ...named(statement),
    migration: since(change, (state) => state.probes[statement.index]?.ok === false),
    postgres: postgresWords(statement),
    message: `${statement.role} may no longer use ${object}, which the query needs`,
    remedy: `Grant it to ${statement.role} in the same migration, column by column for readers.`,
  }));
}

/** A default that calls nextval needs USAGE on the sequence, which only running the INSERT would tell. */
function lostSequence(change: Change, statement: WatchedStatement): Finding[] {
  const tables = statement.writes.filter(({ kind }) => kind === 'insert').map(({ table }) => table);
  return change.base.catalog.sequences.flatMap((sequence): Finding[] => {
    const owner = sequence.ownedBy?.split('.') ?? [];
    if (!tables.includes(owner[0] ?? '')) return [];
    const may = (grants: readonly Grant[] | undefined): boolean =>
      grants?.some(
        (grant) => grant.grantee === statement.role && ['USAGE', 'UPDATE'].includes(grant.privilege),
      ) === true;
    const grantsIn = (catalog: Change['head']['catalog']): readonly Grant[] | undefined =>
      catalog.sequences.find(({ name: other }) => other === sequence.name)?.grants;
    const gone = grantsIn(change.head.catalog) === undefined;
    if (gone || !may(sequence.grants) || may(grantsIn(change.head.catalog))) return [];
    return [
      {
        rule: 'SA006',
        severity: 'error',
        class: 'query',
        object: sequence.name,
        ...named(statement),
        migration: since(change, (state) => !may(grantsIn(state.catalog))),
        postgres: null,
        message: `${statement.role} may no longer use ${sequence.name}, from which the inserted row takes its key`,
        remedy: `Grant USAGE on it to ${statement.role} in the same migration.`,
      },
    ];
  });
}

function lostGrants(change: Change, role: string, table: string): Grant[] {
  const now = relationOf(change.head.catalog, table)?.grants ?? [];
  return (relationOf(change.base.catalog, table)?.grants ?? []).filter(
    (grant) =>
      grant.grantee === role &&
      !now.some(
        (other) =>
          other.grantee === role && other.privilege === grant.privilege && other.column === grant.column,
      ),
  );
}

function name(table: string, { column }: Grant): string {
  return column === null ? table : `${table}.${column}`;
}
