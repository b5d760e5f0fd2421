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
      statement.relations.flatMap(({ table }): Finding[] => {
        const before = relationOf(change.base.catalog, table);
        const after = relationOf(change.head.catalog, table);
        if (before === undefined || after === undefined || security(before) === security(after)) return [];
        const writes = statement.facts.writes.some((write) => write.table === table);
        if (showsAll(after, statement.role, writes)) return [];
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

/** True when nothing is hidden from a role: no row security, its own table, or a policy that lets everything pass. */
function showsAll(
  { rowSecurity: enabled, owner, policies }: Relation,
  role: string,
  writes: boolean,
): boolean {
  if (!enabled || owner === role) return true;
  if (policies.some(({ definition }) => definition.includes(' restrictive '))) return false;
  return policies.some(({ definition }) => {
    const match = /^(\S) permissive to (\S+) using true( check true)?( check)?$/.exec(definition);
    const kinds = writes ? ['*'] : ['*', 'r'];
    const roles = match?.[2]?.split(',') ?? [];
    return kinds.includes(match?.[1] ?? '') && (roles.includes('PUBLIC') || roles.includes(role));
  });
}
