import type { Relation } from '../../catalog/catalog.ts';

/** A foreign key of one column. */
export interface Reference {
  readonly column: string;
  readonly to: string;
  readonly key: string;
}

/** The foreign keys of a table. */
export function referencesOf({ constraints }: Relation): Reference[] {
  return constraints.flatMap(({ type, columns, definition }) => {
    const [, to, key] = /REFERENCES (\S+?)\((\w+)\)/.exec(type === 'foreign key' ? definition : '') ?? [];
    const [column] = columns;
    return to === undefined || key === undefined || column === undefined ? [] : [{ column, to, key }];
  });
}
