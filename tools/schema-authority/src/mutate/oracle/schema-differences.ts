import { admitsNull, columnOf, type Catalog } from '../../catalog/catalog.ts';

/** In what two schemas differ, as far as it gives reason to look closer. */
export interface SchemaDifferences {
  /** Which rows can be: types, NULL, checks, keys, triggers. */
  readonly rows: boolean;
  /** A column that took NULL takes it no longer. */
  readonly nulls: boolean;
  /** A column has another type. */
  readonly sizes: boolean;
  /** Constraints, triggers or the words of a type. */
  readonly words: boolean;
  readonly indexes: boolean;
}

/** Compares what two catalogs say. */
export function schemaDifferences(before: Catalog, after: Catalog): SchemaDifferences {
  const differ = (part: (catalog: Catalog) => unknown): boolean =>
    JSON.stringify(part(before)) !== JSON.stringify(part(after));
  const nulls = after.relations.some(({ name, columns }) =>
    columns.some((column) => {
      const was = columnOf(before, name, column.name);
      return !admitsNull(after, column) && (was === undefined || admitsNull(before, was));
    }),
  );
  const sizes = differ(({ relations }) =>
    relations.map(({ name, columns }) => [name, columns.map((column) => [column.name, column.type])]),
  );
  const words = differ(({ relations, enums, domains }) => [
    relations.map(({ constraints, triggers }) => [
      constraints.map(({ definition }) => definition).sort(),
      triggers,
    ]),
    enums,
    domains,
  ]);
  const nullable = differ(({ relations }) =>
    relations.map(({ columns }) => columns.map((column) => column.nullable)),
  );
  return {
    rows: nulls || sizes || words || nullable,
    nulls,
    sizes,
    words,
    indexes: differ(({ relations }) =>
      relations.map(({ indexes }) => indexes.map(({ definition }) => definition)),
    ),
  };
}
