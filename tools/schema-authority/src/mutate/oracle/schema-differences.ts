import {
  admitsNull,
  relationOf,
  type Catalog,
  type Column,
  type Index,
  type Relation,
} from '../../catalog/catalog.ts';

/** In what two schemas differ, as far as it gives reason to look closer. What is only there on one side gives none. */
export interface SchemaDifferences {
  /** A column takes NULL no longer. */
  readonly nulls: boolean;
  /** A column has another type. */
  readonly sizes: boolean;
  /** Constraints, triggers or the words of a type. */
  readonly words: boolean;
  /** An index is gone, or no longer the same, and no other is like it. */
  readonly indexes: boolean;
}

/** Compares what two catalogs say. */
export function schemaDifferences(before: Catalog, after: Catalog): SchemaDifferences {
  const pairs = before.relations.flatMap((was) => {
    const is = relationOf(after, was.name);
    return is === undefined ? [] : [{ was, is }];
  });
  const columns = pairs.flatMap(({ was, is }) =>
    is.columns.map((column) => ({ is: column, was: was.columns.find(({ name }) => name === column.name) })),
  );
  const differ = (part: (relation: Relation) => unknown): boolean =>
    pairs.some(({ was, is }) => JSON.stringify(part(was)) !== JSON.stringify(part(is)));
  return {
    nulls: columns.some(
      ({ was, is }) => !admitsNull(after, is) && (was === undefined || admitsNull(before, was)),
    ),
    sizes: columns.some(({ was, is }) => was !== undefined && sizeOf(was) !== sizeOf(is)),
    words:
      differ(({ constraints, triggers }) => [
        constraints.map(({ definition }) => definition).sort(),
        triggers,
      ]) || JSON.stringify([before.enums, before.domains]) !== JSON.stringify([after.enums, after.domains]),
    indexes: pairs.some(({ was, is }) => {
      const there = new Set(is.indexes.map(kindOf));
      return was.indexes.some((index) => !there.has(kindOf(index)));
    }),
  };
}

/** The type alone: a collation refuses no value. */
function sizeOf({ type }: Column): string {
  return type.replace(/ COLLATE .*$/, '');
}

/** What an index can do, whatever it is called. */
function kindOf({ name, definition, valid }: Index): string {
  return `${definition.replace(` ${name} ON `, ' ON ')} ${valid}`;
}
