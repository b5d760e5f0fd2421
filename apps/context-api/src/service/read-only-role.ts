import type { DB } from '@precedent/schema';
import { StartupError, UnhealthyError, type Database, type HealthCheck } from '@precedent/service-kit';
import { rolePowers, type RolePowers } from './role-powers.query.ts';

/**
 * Makes sure that the role statements run as could not write, whatever they said.
 * @throws StartupError naming what the role can do
 */
export async function requireReadOnlyRole(database: Database<DB>): Promise<RolePowers> {
  const powers = await database.read((db) => rolePowers(db, undefined).executeTakeFirstOrThrow());
  const fault = faultOf(powers);
  if (fault !== undefined) throw new StartupError(fault);
  return powers;
}

/** The same while serving: grants can change. The answer names no role, anyone may read it. */
export function readOnlyRoleCheck(database: Database<DB>): HealthCheck {
  return async () => {
    const powers = await database.read((db) => rolePowers(db, undefined).executeTakeFirstOrThrow());
    if (!powers.reader) throw new UnhealthyError('the database role cannot read');
    if (faultOf(powers) !== undefined) throw new UnhealthyError('the database role could write');
  };
}

const ADVICE =
  'The Context API only serves as a role that can read and nothing else: use a login that is a member of precedent_reader only.';

function faultOf({ role, superuser, memberships, privileges, reader }: RolePowers): string | undefined {
  const refuse = (what: string) => `The database role ${role} ${what}. ${ADVICE}`;
  if (superuser) return refuse('is a superuser');
  if (memberships.length > 0) return refuse(`is a member of ${memberships.join(' and ')}`);
  if (privileges.length > 0) return refuse(`has the privilege ${listOf(privileges)}`);
  if (!reader) return refuse('is not a member of precedent_reader, or the migrations have not been applied');
  return undefined;
}

const SHOWN = 5;

function listOf(privileges: readonly string[]): string {
  const more = privileges.length - SHOWN;
  return privileges.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
