import type { Relation } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import { name } from './literal.ts';

/** What can be done to a view: to its name, its rows, and what its columns mean. */
export function viewMutants(view: Relation): Mutant[] {
  if (view.definition === null) return [];
  const v = name(view.name);
  const word = view.kind === 'view' ? 'VIEW' : 'MATERIALIZED VIEW';
  const query = view.definition.trim().replace(/;$/, '');
  const columns = view.columns.map((column) => column.name);
  const make = (list: string, where = ''): string =>
    `DROP ${word} ${v} CASCADE; CREATE ${word} ${v} AS SELECT ${list} FROM (${query}) AS before ${where}; ${grants(view)}`;
  const of = (kind: string, sql: string): Mutant => ({ kind, object: view.name, names: [view.name], sql });
  const all = columns.map(name).join(', ');
  return [
    of('drop view', `DROP ${word} ${v} CASCADE`),
    of('rename view', `ALTER ${word} ${v} RENAME TO renamed_view`),
    of('change view', make(all, 'WHERE false')),
    of('make view again', `DROP ${word} ${v}; CREATE ${word} ${v} AS ${query}; ${grants(view)}`),
    of(
      'replace view by table',
      `CREATE TABLE made AS SELECT * FROM ${v} WHERE false; DROP ${word} ${v}; ALTER TABLE made RENAME TO ${v}; ${grants(view)}`,
    ),
    ...(view.kind === 'view' ? [of('add column to view', appended(v, query))] : []),
    ...columns.map((column, index): Mutant => {
      const fellow = view.columns.find(
        (other, place) => place !== index && other.type === view.columns[index]?.type,
      );
      const instead = fellow === undefined ? `NULL::${view.columns[index]?.type}` : name(fellow.name);
      const list = columns.map((own) => (own === column ? `${instead} AS ${name(column)}` : name(own)));
      return {
        kind: 'change view column',
        object: `${view.name}.${column}`,
        names: [view.name, `${view.name}.${column}`],
        sql: make(list.join(', ')),
      };
    }),
  ];
}

/** One more column at the end of the select list, as `CREATE OR REPLACE` allows. */
function appended(view: string, query: string): string {
  return `CREATE OR REPLACE VIEW ${view} AS ${query.replace(/\n\s+FROM\b/, ', 1 AS appended\n FROM')}`;
}

function grants(view: Relation): string {
  return view.grants
    .map(
      ({ grantee, privilege, column }) =>
        `GRANT ${privilege}${column === null ? '' : ` (${name(column)})`} ON ${name(view.name)} TO ${name(grantee)}`,
    )
    .join('; ');
}
