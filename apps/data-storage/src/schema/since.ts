import { invalidRequest, type Problem } from '@precedent/service-kit';
import type { AppliedMigration } from './applied-migrations.query.ts';
import { versionOf, type Catalog } from './release-catalog.ts';

/**
 * The migrations that were applied after the state that a client knows.
 * @param since number or file name of an applied migration, 0 for an empty database, or the fingerprint of the catalog
 * @param applied the ledger, oldest first
 * @throws Problem invalid-request when nobody here knows that state
 */
export function changesSince(
  since: string,
  applied: readonly AppliedMigration[],
  catalog: Pick<Catalog, 'head' | 'fingerprint'>,
): readonly AppliedMigration[] {
  const known = knownVersion(since, applied, catalog);
  return applied.filter(({ version }) => version > known);
}

function knownVersion(
  since: string,
  applied: readonly AppliedMigration[],
  { head, fingerprint }: Pick<Catalog, 'head' | 'fingerprint'>,
): number {
  if (since.startsWith('sha256:')) {
    if (since === fingerprint) return versionOf(head);
    throw unknown(
      'is the fingerprint of another release; give the number of the migration it ends with instead',
    );
  }
  const byNumber = /^\d+$/.test(since);
  if (byNumber && Number(since) === 0) return 0;
  const migration = applied.find(({ version, file }) =>
    byNumber ? version === Number(since) : file === since,
  );
  if (migration !== undefined) return migration.version;
  const last = applied.at(-1)?.file ?? 'none';
  throw unknown(`is no migration that was applied here; the newest is ${last}`);
}

function unknown(detail: string): Problem {
  return invalidRequest([{ in: 'query', parameter: 'since', detail }]);
}
