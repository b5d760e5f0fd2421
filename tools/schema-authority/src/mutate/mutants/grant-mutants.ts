import type { Catalog } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import { POOLS } from '../pools.ts';
import { name } from './literal.ts';

/** Each privilege taken away on its own, and taken away and given again. */
export function grantMutants({ relations, sequences }: Catalog, roles: readonly string[]): Mutant[] {
  const revoke = (what: string, grantee: string): string =>
    `REVOKE ${what} FROM ${grantee === 'PUBLIC' ? 'PUBLIC' : name(grantee)}`;
  return [
    ...relations.flatMap(({ name: table, grants }) =>
      grants.map(({ grantee, privilege, column }): Mutant => {
        const object = column === null ? table : `${table}.${column}`;
        const what = column === null ? privilege : `${privilege} (${name(column)})`;
        return {
          kind: column === null ? 'revoke on table' : 'revoke on column',
          object: `${privilege} on ${object} from ${grantee}`,
          names: [object],
          sql: revoke(`${what} ON ${name(table)}`, grantee),
        };
      }),
    ),
    ...sequences.flatMap(({ name: sequence, grants }) =>
      grants.map(({ grantee, privilege }): Mutant => ({
        kind: 'revoke on sequence',
        object: `${privilege} on ${sequence} from ${grantee}`,
        names: [sequence],
        sql: revoke(`${privilege} ON SEQUENCE ${name(sequence)}`, grantee),
      })),
    ),
    ...relations.flatMap(({ name: table, grants }) =>
      [...new Set(grants.filter(({ column }) => column === null).map(({ grantee }) => grantee))].map(
        (grantee): Mutant => {
          const privileges = grants.filter((own) => own.grantee === grantee && own.column === null);
          const list = privileges.map(({ privilege }) => privilege).join(', ');
          return {
            kind: 'revoke and grant again',
            object: `${table} from ${grantee}`,
            names: [table],
            pool: POOLS.unnoticed,
            sql: `${revoke(`${list} ON ${name(table)}`, grantee)}; GRANT ${list} ON ${name(table)} TO ${grantee === 'PUBLIC' ? 'PUBLIC' : name(grantee)}`,
          };
        },
      ),
    ),
    ...roles.flatMap((role): Mutant[] => [
      {
        kind: 'revoke on schema',
        object: `USAGE on public from ${role}`,
        names: ['public'],
        // Everybody has it still.
        pool: POOLS.unnoticed,
        sql: revoke('USAGE ON SCHEMA public', role),
      },
      {
        kind: 'revoke on schema',
        object: `USAGE on public from everybody and ${role}`,
        names: ['public'],
        sql: `${revoke('USAGE ON SCHEMA public', 'PUBLIC')}; ${revoke('USAGE ON SCHEMA public', role)}`,
      },
      {
        kind: 'rename role',
        object: role,
        names: [role],
        sql: `ALTER ROLE ${name(role)} RENAME TO renamed_role`,
      },
    ]),
  ];
}
