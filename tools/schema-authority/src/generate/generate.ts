import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { readCatalog } from '../catalog/read-catalog.ts';
import type { Shadow } from '../replay/shadow.ts';
import { catalogFiles } from './catalog-files.ts';
import { databaseTypes } from './database-types.ts';

/** Everything that is generated from a migrated database: path from the workspace root → text. */
export async function generatedFiles(shadow: Shadow, head: string): Promise<Map<string, string>> {
  const catalog = await readCatalog(shadow.session);
  const vectors = catalog.relations.flatMap(({ name, columns }) =>
    columns
      .filter(({ type }) => type.startsWith('vector'))
      .map((column) => ({ column: `${name}.${column.name}`, nullable: column.nullable })),
  );
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ ...shadow.connection, max: 1 }) }),
  });
  const types = await databaseTypes(db, vectors).finally(() => db.destroy());
  return new Map([['libs/schema/src/generated/database.ts', types], ...catalogFiles(catalog, head)]);
}

/** A generated file whose committed text differs from what the migrations say. */
export interface StaleFile {
  readonly path: string;
  /** Unified diff from the committed text to the right one. */
  readonly diff: string;
}

/** The files that are missing or differ from the given texts. */
export async function staleFiles(root: string, files: ReadonlyMap<string, string>): Promise<StaleFile[]> {
  const { DiffChecker } = await import('kysely-codegen');
  const stale: StaleFile[] = [];
  for (const [path, text] of files) {
    const committed = await readFile(join(root, path), 'utf8').catch(() => '');
    if (committed !== text) stale.push({ path, diff: new DiffChecker().diff(text, committed) ?? '' });
  }
  return stale;
}
