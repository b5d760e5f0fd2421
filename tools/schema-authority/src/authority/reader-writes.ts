import type { Catalog } from '../catalog/catalog.ts';
import type { Finding } from '../rules/finding.ts';
import { statementKinds } from './statement-kinds.ts';

/** A declared statement of a consumer. */
export interface DeclaredStatement {
  readonly consumer: string;
  readonly query: string;
  readonly source: string;
  readonly role: string;
  readonly sql: string;
}

const WRITING = new Set(['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']);

/** True for a role that may write nothing in the schema. */
export function isReader(catalog: Catalog, role: string): boolean {
  return writableBy(catalog, role).length === 0;
}

function mayAnything({ relations }: Catalog, role: string): boolean {
  return relations.some(({ owner, grants }) => owner === role || grants.some((own) => own.grantee === role));
}

/** The tables a role may change, each with the privileges by which it may. */
export function writableBy(
  { relations }: Catalog,
  role: string,
): readonly { readonly table: string; readonly how: string }[] {
  return relations.flatMap(({ name, owner, grants }) => {
    if (owner === role) return [{ table: name, how: 'as its owner' }];
    const own = grants
      .filter(
        ({ grantee, privilege }) => (grantee === role || grantee === 'PUBLIC') && WRITING.has(privilege),
      )
      .map(({ privilege, column }) => (column === null ? privilege : `${privilege} (${column})`));
    return own.length === 0 ? [] : [{ table: name, how: own.join(', ') }];
  });
}

/**
 * SA014 for every declared query that writes although its consumer only reads.
 * @param catalogs the base's and the new one; a role that is on the base is not made a writer by a new grant
 */
export async function readerWrites(
  [base, head]: readonly [Catalog, Catalog],
  statements: readonly DeclaredStatement[],
): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  for (const { consumer, query, source, role, sql } of statements) {
    if (!isReader(mayAnything(base, role) ? base : head, role)) continue;
    const { writes = [] } = (await statementKinds(sql)) ?? {};
    if (writes.length === 0) continue;
    findings.set(`${consumer}/${query}`, {
      rule: 'SA014',
      severity: 'error',
      class: 'none',
      object: query,
      consumer,
      query,
      source,
      migration: null,
      postgres: null,
      message: `the query writes (${writes.join(', ')}), but ${consumer} runs as ${role}, which only reads`,
      remedy: 'Let Data Storage write: it is the only writer, and consumers ask it over HTTP.',
    });
  }
  return [...findings.values()];
}
