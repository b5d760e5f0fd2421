import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The part of the catalog that is read here. */
interface Catalog {
  readonly relations: readonly {
    readonly indexes: readonly { readonly name: string; readonly definition: string }[];
  }[];
}

/** How each index of the schema is made, by name, as the migrations left it. */
export function indexDefinitions(): ReadonlyMap<string, string> {
  const file = createRequire(import.meta.url).resolve('@precedent/schema/catalog.json');
  const { relations } = JSON.parse(readFileSync(file, 'utf8')) as Catalog;
  return new Map(
    relations.flatMap(({ indexes }) =>
      indexes.map(({ name, definition }): [string, string] => [name, definition]),
    ),
  );
}
