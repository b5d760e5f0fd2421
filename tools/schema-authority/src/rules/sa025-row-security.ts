import { relationOf, type Relation } from '../catalog/catalog.ts';
import { since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/** Row security hides rows without an error: an empty answer that looks like a good one. */
export const rowSecurity: Rule = {
  id: 'SA025',
  title: 'row security changed on a used table',
  check: (change) =>
    change.statements.flatMap((statement) =>
      [...new Set(statement.uses.map(({ table }) => table))].flatMap((table): Finding[] => {
        const before = relationOf(change.base.catalog, table);
        const after = relationOf(change.head.catalog, table);
        if (before === undefined || after === undefined || security(before) === security(after)) return [];
        if (!after.rowSecurity) return []; // shows more rows, to a role that may see the table
        return [
          {
            rule: 'SA025',
            severity: 'error',
            class: 'query',
            object: table,
            ...named(statement),
            migration: since(change, ({ catalog }) => {
              const now = relationOf(catalog, table);
              return now !== undefined && security(now) === security(after);
            }),
            postgres: null,
            message: `row security of ${table} changes; ${statement.role} may silently see fewer rows`,
            remedy: `Test what ${statement.role} sees under the policies, then record the decision as an override.`,
          },
        ];
      }),
    ),
};

function security({ rowSecurity: enabled, policies }: Relation): string {
  return JSON.stringify([enabled, policies]);
}
