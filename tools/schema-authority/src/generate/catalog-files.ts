import type { Catalog } from '../catalog/catalog.ts';
import { fingerprint } from '../catalog/fingerprint.ts';
import { renderSql } from '../catalog/render-sql.ts';
import { vocabularies } from '../catalog/vocabularies.ts';
import { schemaDocs } from './docs.ts';
import { identityModule } from './identity.ts';
import { vocabularyTypes } from './vocabulary-types.ts';

/**
 * What is generated from the catalog alone, without asking a database: path from the workspace root → text.
 * @param head file name of the newest migration
 */
export function catalogFiles(catalog: Catalog, head: string): Map<string, string> {
  return new Map([
    ['libs/schema/src/generated/vocabularies.ts', vocabularyTypes(vocabularies(catalog))],
    ['libs/schema/src/generated/identity.ts', identityModule(head, fingerprint(catalog))],
    ['libs/schema/schema.sql', renderSql(catalog)],
    [
      'libs/schema/catalog.json',
      `${JSON.stringify({ head, fingerprint: fingerprint(catalog), ...catalog }, null, 2)}\n`,
    ],
    ...schemaDocs(catalog),
  ]);
}
