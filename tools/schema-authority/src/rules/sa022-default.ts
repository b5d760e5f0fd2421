import { columnOf, relationOf } from '../catalog/catalog.ts';
import { reads, since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/** Rows get another value than before in a column that its writer leaves to the default and that somebody reads. */
export const defaultValue: Rule = {
  id: 'SA022',
  title: 'default that a writer relies on changed',
  check: (change) =>
    change.statements.flatMap((statement) =>
      statement.writes
        .filter(({ kind }) => kind === 'insert')
        .flatMap(({ table, columns }) =>
          (relationOf(change.base.catalog, table)?.columns ?? []).flatMap((before): Finding[] => {
            const after = columnOf(change.head.catalog, table, before.name);
            if (after === undefined || columns.includes(before.name) || after.default === before.default)
              return [];
            // Without a default a NOT NULL column makes the write fail, of which SA021 speaks.
            if (after.default === null && !after.nullable) return [];
            const read = change.statements.some(
              (other) =>
                reads(other, before.name) &&
                other.uses.some((use) => use.table === table && use.column === before.name),
            );
            if (!read) return [];
            const object = `${table}.${before.name}`;
            return [
              {
                rule: 'SA022',
                severity: 'error',
                class: 'data',
                object,
                ...named(statement),
                migration: since(
                  change,
                  ({ catalog }) => columnOf(catalog, table, before.name)?.default === after.default,
                ),
                postgres: null,
                message: `the default of ${object} changes from ${before.default ?? 'NULL'} to ${after.default ?? 'NULL'}; the writer relies on it`,
                remedy: 'Make the writer send the value itself and release it before the default changes.',
              },
            ];
          }),
        ),
    ),
};
