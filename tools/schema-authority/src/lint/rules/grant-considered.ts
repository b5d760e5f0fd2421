import { columnOf, relationOf, type Relation } from '../../catalog/catalog.ts';
import { placeSince, type LintProblem, type LintRule } from '../problem.ts';

const RULE = 'grant-considered';

/** Readers see what they were granted, column by column. An added column that none of them sees may be an oversight. */
export const grantConsidered: LintRule = (input) =>
  input.after.relations.flatMap((relation): LintProblem[] => {
    const before = relationOf(input.before, relation.name);
    if (before === undefined) {
      if (relation.grants.length > 0) return [];
      return [
        {
          rule: RULE,
          level: 'notice',
          ...placeSince(input, (catalog) => relationOf(catalog, relation.name) !== undefined),
          object: relation.name,
          message: `no role but its owner may use ${relation.name}`,
          help: 'Grant it to the writer and, column by column, to readers; or leave it if that is meant.',
        },
      ];
    }
    const added = relation.columns.filter(
      ({ name }) => columnOf(input.before, relation.name, name) === undefined,
    );
    return columnReaders(before).flatMap((role) =>
      added
        .filter(({ name }) => !maySelect(relation, role, name))
        .map(({ name }) => ({
          rule: RULE,
          level: 'notice' as const,
          ...placeSince(input, (catalog) => columnOf(catalog, relation.name, name) !== undefined),
          object: `${relation.name}.${name}`,
          message: `${role} cannot read ${relation.name}.${name}`,
          help: `If consumers are to read it: GRANT SELECT (${name}) ON ${relation.name} TO ${role};`,
        })),
    );
  });

/** Roles that see single columns of the relation. */
function columnReaders({ grants }: Relation): string[] {
  const roles = grants.filter(({ column, privilege }) => column !== null && privilege === 'SELECT');
  return [...new Set(roles.map(({ grantee }) => grantee))];
}

function maySelect({ grants }: Relation, role: string, column: string): boolean {
  return grants.some(
    (grant) =>
      grant.grantee === role &&
      grant.privilege === 'SELECT' &&
      (grant.column === null || grant.column === column),
  );
}
