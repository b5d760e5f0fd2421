import type { LintProblem, LintRule } from '../problem.ts';

interface SettingStatement {
  readonly role?: { readonly rolename?: string };
  readonly dbname?: string;
  readonly setstmt?: { readonly name?: string; readonly kind?: string };
}

/**
 * Settings of a role or of the database reach sessions that begin later, in none of which the check looks: another search
 * path finds other tables, a time limit ends statements, `default_transaction_read_only` refuses writes.
 */
export const roleSettings: LintRule = ({ migrations }) =>
  migrations.flatMap(({ migration, statements }) =>
    statements.flatMap(({ kind, tree, line }): LintProblem[] => {
      if (kind !== 'AlterRoleSetStmt' && kind !== 'AlterDatabaseSetStmt') return [];
      const { role, dbname, setstmt } = tree as SettingStatement;
      if (setstmt?.kind === 'VAR_RESET' || setstmt?.kind === 'VAR_RESET_ALL') return [];
      const object = role?.rolename ?? dbname ?? 'all roles';
      return [
        {
          rule: 'role-settings',
          level: 'error',
          file: migration.file,
          line,
          object,
          message: `sets ${setstmt?.name ?? 'something'} for later sessions of ${object}, under which no query was checked`,
          help: 'Services set what they need themselves. If it must be: "-- lint: allow role-settings: <reason>".',
        },
      ];
    }),
  );
