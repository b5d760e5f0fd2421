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
export function isReader({ relations }: Catalog, role: string): boolean {
  return !relations.some(({ owner, grants }) => {
    const own = grants.filter(({ grantee }) => grantee === role || grantee === 'PUBLIC');
    return owner === role || own.some(({ privilege }) => WRITING.has(privilege));
  });
}

/** SA014 for every declared query that writes although its consumer only reads. */
export async function readerWrites(
  catalog: Catalog,
  statements: readonly DeclaredStatement[],
): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  for (const { consumer, query, source, role, sql } of statements) {
    if (!isReader(catalog, role)) continue;
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
