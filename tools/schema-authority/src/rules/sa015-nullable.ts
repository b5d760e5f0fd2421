import { columnOf } from '../catalog/catalog.ts';
import { reads, since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/** A column that was never NULL may be NULL from now on. */
export const nullable: Rule = {
  id: 'SA015',
  title: 'used column made nullable',
  check: (change) =>
    change.statements.flatMap((statement) =>
      statement.uses.flatMap((use): Finding[] => {
        const [table = '', column = ''] =
          change.head.columns.get(`${use.tableOid}.${use.attnum}`)?.split('.') ?? [];
        const before = columnOf(change.base.catalog, use.table, use.column);
        const after = columnOf(change.head.catalog, table, column);
        if (before?.nullable !== false || after?.nullable !== true || !reads(statement, use.column))
          return [];
        const object = `${use.table}.${use.column}`;
        return [
          {
            rule: 'SA015',
            severity: 'error',
            class: 'source',
            object,
            ...named(statement),
            migration: since(change, ({ catalog }) => columnOf(catalog, table, column)?.nullable === true),
            postgres: null,
            message: `${object} may now be NULL; the query and its consumer take a value for granted`,
            remedy:
              'Make the consumers handle NULL and release them first, or keep NOT NULL and use a default.',
          },
        ];
      }),
    ),
};
