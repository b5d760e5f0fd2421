import type { Finding } from './finding.ts';
import type { ServerFacts } from './server-facts.query.ts';

/** The oldest PostgreSQL that has what the schema and the queries use, as server_version_num. */
const POSTGRESQL_AT_LEAST = { number: 150_000, version: '15' };
/** The first pgvector with iterative scans, without which a filtered search finds less than there is. */
const PGVECTOR_AT_LEAST = '0.8.0';

export function assessPostgres({ version, version_number }: ServerFacts): Finding {
  const found = `PostgreSQL ${version}`;
  if (version_number >= POSTGRESQL_AT_LEAST.number) return { found };
  const reason = `${found} is too old: this service needs ${POSTGRESQL_AT_LEAST.version} or newer`;
  return { found, fault: { severity: 'failed', reason, mend: ['pg_upgrade to PostgreSQL 17'] } };
}

export function assessPgvector({ pgvector }: ServerFacts): Finding {
  if (pgvector === null) {
    const mend = ['CREATE EXTENSION vector;'];
    return {
      found: 'no pgvector',
      fault: { severity: 'failed', reason: 'pgvector is not installed in this database', mend },
    };
  }
  const found = `pgvector ${pgvector}`;
  if (!isOlder(pgvector, PGVECTOR_AT_LEAST)) return { found };
  const reason = `${found} is too old: this service needs ${PGVECTOR_AT_LEAST} or newer`;
  return { found, fault: { severity: 'failed', reason, mend: ['ALTER EXTENSION vector UPDATE;'] } };
}

/**
 * Without an index its queries are right but slow, so the service still serves: an import may have put one off.
 * @param required names; the commands for those that are missing come from `definitions`
 */
export function assessIndexes(
  { indexes }: ServerFacts,
  required: readonly string[],
  definitions: ReadonlyMap<string, string>,
): Finding {
  const valid = new Map(indexes.map((index) => [index.name, index.valid]));
  const missing = required.filter((name) => !valid.has(name));
  const invalid = required.filter((name) => valid.get(name) === false);
  const found = `${required.length - missing.length - invalid.length} of ${required.length} indexes are valid`;
  if (missing.length + invalid.length === 0) return { found };
  if (missing.length === required.length) {
    const reason = `queries are slow without indexes; missing: all ${required.length}`;
    return { found, fault: { severity: 'warning', reason, mend: ['npm run data-storage -- migrate up'] } };
  }
  const parts = [
    ...(missing.length === 0 ? [] : [`missing: ${missing.join(', ')}`]),
    ...(invalid.length === 0 ? [] : [`not valid: ${invalid.join(', ')}`]),
  ];
  const mend = [
    ...missing.map((name) => `${concurrently(definitions.get(name) ?? `CREATE INDEX ${name} ...`)};`),
    ...invalid.map((name) => `REINDEX INDEX CONCURRENTLY ${name};`),
  ];
  return {
    found,
    fault: { severity: 'warning', reason: `queries are slow without indexes; ${parts.join('; ')}`, mend },
  };
}

/** So that it can be run while the service serves. */
function concurrently(definition: string): string {
  return definition.replace(/^CREATE (UNIQUE )?INDEX /, 'CREATE $1INDEX CONCURRENTLY ');
}

/** Compares versions of numbers and dots. */
function isOlder(version: string, than: string): boolean {
  const [own, other] = [version, than].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10) || 0),
  );
  for (const [index, number] of (other ?? []).entries()) {
    const difference = (own?.[index] ?? 0) - number;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
