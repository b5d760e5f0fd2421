import { since, type Change } from '../check/change.ts';
import { vocabularies } from '../catalog/vocabularies.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/** A closed vocabulary lost a value: filters on it find nothing, writers of it are refused. */
export const vocabulary: Rule = {
  id: 'SA018',
  title: 'vocabulary value removed or renamed',
  check: (change) =>
    vocabularies(change.base.catalog).flatMap(({ table, column, values }) => {
      const lost = missing(change.head.catalog, table, column, values);
      if (lost.length === 0) return [];
      const users = change.statements.filter(({ uses }) =>
        uses.some((use) => use.table === table && use.column === column),
      );
      return users.map((statement): Finding => ({
        rule: 'SA018',
        severity: 'error',
        class: 'wire',
        object: `${table}.${column}`,
        ...named(statement),
        migration: since(change, (state) => missing(state.catalog, table, column, values).length > 0),
        postgres: null,
        message: `${table}.${column} may no longer be ${lost.map((value) => `'${value}'`).join(', ')}${hint(change, table, column, values)}`,
        remedy:
          'Allow the new value beside the old one first; move writers and readers; forbid the old one in a later migration.',
      }));
    }),
};

function missing(catalog: Catalog, table: string, column: string, values: readonly string[]): string[] {
  const now = vocabularies(catalog).find((other) => other.table === table && other.column === column);
  return now === undefined ? [] : values.filter((value) => !now.values.includes(value));
}

function hint(change: Change, table: string, column: string, values: readonly string[]): string {
  const now = vocabularies(change.head.catalog).find(
    (other) => other.table === table && other.column === column,
  );
  const added = now?.values.filter((value) => !values.includes(value)) ?? [];
  return added.length === 0 ? '' : `; new: ${added.map((value) => `'${value}'`).join(', ')}`;
}
