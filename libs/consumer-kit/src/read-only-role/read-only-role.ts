import type { DB } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
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
export async function lookAtRoleAgain(database: Database<DB>, reader: string): Promise<Finding> {
  const powers = await readPowers(database, reader);
  const fault = faultOf({ ...powers, role: '<login of this service>' }, reader);
  if (fault === undefined) return { found: 'the database role can only read' };
  const reason = powers.reader ? 'the database role could write' : 'the database role cannot read';
  return { found: reason, fault: { severity: 'failed', reason, mend: fault.mend } };
}

function readPowers(database: Database<DB>, reader: string): Promise<RolePowers> {
  return database.read((db) => rolePowers(db, { reader }).executeTakeFirstOrThrow());
}

function faultOf(
  powers: RolePowers,
  reader: string,
): { readonly reason: string; readonly mend: readonly string[] } | undefined {
  const { role, superuser, attributes, memberships, privileges } = powers;
  const advice = `This service only runs as a role that can read and nothing else: use a login that is a member of ${reader} only.`;
  const refuse = (what: string, mend: readonly string[]) => ({
    reason: `The database role ${role} ${what}. ${advice}`,
    mend,
  });
  if (superuser) return refuse('is a superuser', [`ALTER ROLE ${quoted(role)} NOSUPERUSER;`]);
  if (attributes.length > 0) {
    const words = attributes.map((attribute) => `NO${attribute}`).join(' ');
    return refuse(`has the attribute ${attributes.join(' and ')}`, [`ALTER ROLE ${quoted(role)} ${words};`]);
  }
  if (memberships.length > 0) {
    return refuse(
      `is a member of ${memberships.join(' and ')}`,
      memberships.map((group) => `REVOKE ${quoted(group)} FROM ${quoted(role)};`),
    );
  }
  if (privileges.length > 0) {
    // It may have come by any of them; to revoke what was not granted changes nothing.
    const holders = [quoted(role), reader, 'PUBLIC'].join(', ');
    const mend = privileges.slice(0, SHOWN).map((privilege) => `REVOKE ${privilege} FROM ${holders};`);
    return refuse(`has the privilege ${listOf(privileges)}`, mend);
  }
  if (!powers.reader) {
    return refuse(`is not a member of ${reader}, or the migrations have not been applied`, [
      `GRANT ${reader} TO ${quoted(role)};`,
    ]);
  }
  return undefined;
}

/** A name as SQL wants it; a placeholder stays as it is. */
function quoted(name: string): string {
  return /^([a-z_][a-z0-9_]*|<.*>)$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

const SHOWN = 5;

function listOf(privileges: readonly string[]): string {
  const more = privileges.length - SHOWN;
  return privileges.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
