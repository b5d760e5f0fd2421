import { relationOf, type Catalog } from '../catalog/catalog.ts';
import type { Change } from './change.ts';

/**
 * What decides which rows a table takes, and what else happens when one is written: constraints, unique keys, generated
 * columns, triggers, rewrite rules, the numbers it hands out. As one text, to be compared.
 */
export function guardsOf(catalog: Catalog, table: string): string | null {
  const relation = relationOf(catalog, table);
  if (relation === undefined) return null;
  const { kind, constraints, indexes, columns, triggers, rules } = relation;
  return JSON.stringify([
    kind,
    constraints,
    indexes.filter(({ unique }) => unique),
    columns.filter(({ generated }) => generated !== null),
    triggers,
    rules,
  ]);
}

/** True when a change may make tables that were there refuse rows that they took. */
export function guardsChanged({ base, head, steps }: Pick<Change, 'base' | 'head' | 'steps'>): boolean {
  // A partition takes what its bounds say.
  return (
    guardsDiffer(base.catalog, head.catalog) || steps.some(({ sql }) => /\bATTACH\s+PARTITION\b/i.test(sql))
  );
}

/** True when tables of both schemas may take other rows. */
export function guardsDiffer(before: Catalog, after: Catalog): boolean {
  const beside = ({ functions, domains, sequences }: Catalog): string =>
    JSON.stringify([functions, domains, sequences]);
  if (beside(before) !== beside(after)) return true;
  return before.relations.some(({ name }) => {
    const now = guardsOf(after, name);
    return now !== null && now !== guardsOf(before, name);
  });
}
