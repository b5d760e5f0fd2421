import type { DB } from '@precedent/schema';
import { StartupError, UnhealthyError, type Database, type HealthCheck } from '@precedent/service-kit';
import { rolePowers, type RolePowers } from './role-powers.query.ts';

/**
 * Makes sure that the role statements run as could not write, whatever they said.
 * @param reader group role that makes a login a reader of this service's columns, for example `precedent_reader`
 * @throws StartupError naming what the role can do
 */
export async function requireReadOnlyRole(database: Database<DB>, reader: string): Promise<RolePowers> {
  const powers = await database.read((db) => rolePowers(db, { reader }).executeTakeFirstOrThrow());
  const fault = faultOf(powers, reader);
  if (fault !== undefined) throw new StartupError(fault);
  return powers;
}

/** The same while serving: grants can change. The answer names no role, anyone may read it. */
export function readOnlyRoleCheck(database: Database<DB>, reader: string): HealthCheck {
  return async () => {
    const powers = await database.read((db) => rolePowers(db, { reader }).executeTakeFirstOrThrow());
    if (!powers.reader) throw new UnhealthyError('the database role cannot read');
    if (faultOf(powers, reader) !== undefined) throw new UnhealthyError('the database role could write');
  };
}

function faultOf(powers: RolePowers, reader: string): string | undefined {
  const { role, superuser, memberships, privileges } = powers;
  const advice = `This service only runs as a role that can read and nothing else: use a login that is a member of ${reader} only.`;
  const refuse = (what: string) => `The database role ${role} ${what}. ${advice}`;
  if (superuser) return refuse('is a superuser');
  if (memberships.length > 0) return refuse(`is a member of ${memberships.join(' and ')}`);
  if (privileges.length > 0) return refuse(`has the privilege ${listOf(privileges)}`);
  if (!powers.reader) return refuse(`is not a member of ${reader}, or the migrations have not been applied`);
  return undefined;
}

const SHOWN = 5;

function listOf(privileges: readonly string[]): string {
  const more = privileges.length - SHOWN;
  return privileges.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
