import type { DB } from '@precedent/schema';
import { UnhealthyError, type Database, type HealthCheck } from '@precedent/service-kit';
import type { Finding } from '../requirements/finding.ts';
import { rolePowers, type RolePowers } from './role-powers.query.ts';

/**
 * Looks whether the role that statements run as could write, whatever they said.
 * @param reader group role that makes a login a reader of this service's columns, for example `precedent_reader`
 */
export async function lookAtRole(database: Database<DB>, reader: string): Promise<Finding> {
  const powers = await readPowers(database, reader);
  const { role, session_role: session } = powers;
  const shared = role === session ? '' : `; the shared session itself belongs to ${session}, as expected`;
  const found = `the database role can only read: ${role}${shared}`;
  const fault = faultOf(powers, reader);
  return fault === undefined
    ? { found }
    : { found: `the database role ${role}`, fault: { severity: 'failed', ...fault } };
}

/** The same while serving: grants can change. The answer names no login, anyone may read it. */
export function readOnlyRoleCheck(database: Database<DB>, reader: string): HealthCheck {
  return async () => {
    const powers = await readPowers(database, reader);
    const mend = faultOf({ ...powers, role: '<login of this service>' }, reader)?.mend;
    if (!powers.reader) throw new UnhealthyError('the database role cannot read', { mend });
    if (mend !== undefined) throw new UnhealthyError('the database role could write', { mend });
  };
}

function readPowers(database: Database<DB>, reader: string): Promise<RolePowers> {
  return database.read((db) => rolePowers(db, { reader }).executeTakeFirstOrThrow());
}

function faultOf(
  powers: RolePowers,
  reader: string,
): { readonly reason: string; readonly mend: readonly string[] } | undefined {
  const { role, superuser, memberships, privileges } = powers;
  const advice = `This service only runs as a role that can read and nothing else: use a login that is a member of ${reader} only.`;
  const refuse = (what: string, mend: readonly string[]) => ({
    reason: `The database role ${role} ${what}. ${advice}`,
    mend,
  });
  if (superuser) return refuse('is a superuser', [`ALTER ROLE ${role} NOSUPERUSER;`]);
  if (memberships.length > 0) {
    return refuse(
      `is a member of ${memberships.join(' and ')}`,
      memberships.map((group) => `REVOKE ${group} FROM ${role};`),
    );
  }
  if (privileges.length > 0) {
    // It may have come by any of them; to revoke what was not granted changes nothing.
    const holders = [role, reader, 'PUBLIC'].join(', ');
    const mend = privileges.slice(0, SHOWN).map((privilege) => `REVOKE ${privilege} FROM ${holders};`);
    return refuse(`has the privilege ${listOf(privileges)}`, mend);
  }
  if (!powers.reader) {
    return refuse(`is not a member of ${reader}, or the migrations have not been applied`, [
      `GRANT ${reader} TO ${role};`,
    ]);
  }
  return undefined;
}

const SHOWN = 5;

function listOf(privileges: readonly string[]): string {
  const more = privileges.length - SHOWN;
  return privileges.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
