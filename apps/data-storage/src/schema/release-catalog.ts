import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { components } from '../generated/openapi.ts';

export type Catalog = components['schemas']['SchemaCatalog'];

/** What this release makes of a database: tables, columns and all else, generated from its migrations. */
export function releaseCatalog(): Catalog {
  const file = createRequire(import.meta.url).resolve('@precedent/schema/catalog.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Catalog;
}

/** The number that leads the name of a migration's file. */
export function versionOf(file: string): number {
  return Number.parseInt(file, 10);
}
