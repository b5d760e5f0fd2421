import { alreadyHas, type Handler } from '@precedent/service-kit';
import type { Dependencies } from '../action-traces/dependencies.ts';
import { contentTag } from '../conditional/content-tag.ts';
import type { operations } from '../generated/openapi.ts';
import { appliedMigrations, type AppliedMigration } from './applied-migrations.query.ts';
import { releaseCatalog, versionOf } from './release-catalog.ts';
import { changesSince } from './since.ts';

/** GET /api/v1/schema: the catalog of this release, and the migrations that the database has. */
export function getSchema({ database }: Pick<Dependencies, 'database'>): Handler<operations['getSchema']> {
  const catalog = releaseCatalog();
  const { fingerprint } = catalog;
  return async ({ params: { query, header } }) => {
    const applied = await database.read((db) => appliedMigrations(db, {}).execute());
    const changes = query.since === undefined ? undefined : changesSince(query.since, applied, catalog);
    // The catalog is what its fingerprint says, and what changed follows from the ledger.
    const tag = contentTag({ fingerprint, applied, since: query.since });
    const headers = { ETag: `"${tag}"`, 'Cache-Control': 'no-cache' };
    if (alreadyHas(header['If-None-Match'], tag)) return { status: 304, headers };
    const head = applied.at(-1) ?? null;
    const body = {
      fingerprint,
      head,
      database: databaseIs(head, versionOf(catalog.head)),
      migrations: [...applied],
      ...(changes !== undefined && { changes: [...changes] }),
      catalog,
    };
    return { status: 200, headers, body };
  };
}

function databaseIs(head: AppliedMigration | null, release: number): 'behind' | 'current' | 'ahead' {
  const version = head?.version ?? 0;
  if (version === release) return 'current';
  return version < release ? 'behind' : 'ahead';
}
