import { admitsNull, columnOf, type Catalog } from '../catalog/catalog.ts';
import { identityIn, reads, since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/** A column that was never NULL may be NULL from now on. */
export const nullable: Rule = {
  id: 'SA015',
  title: 'used column made nullable',
  check: (change) =>
    change.statements.flatMap((statement) =>
      statement.uses.flatMap((use): Finding[] => {
        const { table, column } = identityIn(change.head, use) ?? use;
        const before = mayBeNull(change.base.catalog, use.table, use.column);
        const after = mayBeNull(change.head.catalog, table, column);
        // A view's columns are never NOT NULL; those beneath it are used too.
        if (before !== false || after !== true || !reads(statement, use)) return [];
        const object = `${use.table}.${use.column}`;
        return [
          {
            rule: 'SA015',
            severity: 'error',
            class: 'source',
            object,
            ...named(statement),
            migration: since(change, ({ catalog }) => mayBeNull(catalog, table, column) === true),
            postgres: null,
            message: `${object} may now be NULL; the query and its consumer take a value for granted`,
            remedy:
              'Make the consumers handle NULL and release them first, or keep NOT NULL and use a default.',
          },
        ];
      }),
    ),
};

/** Undefined for a column that is not there. */
function mayBeNull(catalog: Catalog, table: string, name: string): boolean | undefined {
  const column = columnOf(catalog, table, name);
  return column === undefined ? undefined : admitsNull(catalog, column);
}
