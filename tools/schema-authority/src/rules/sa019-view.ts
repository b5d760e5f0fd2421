import { relationOf } from '../catalog/catalog.ts';
import { since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';
import { sameForOldColumns } from './view-definition.ts';

/** A view that a query reads says something else under the same names. */
export const view: Rule = {
  id: 'SA019',
  title: 'view changed beneath a query',
  check: (change) =>
    change.statements.flatMap((statement) => {
      const views = new Set(
        statement.uses.flatMap(({ table, via }) => [table, ...(via === null ? [] : [via])]),
      );
      return [...views].flatMap((name): Finding[] => {
        const before = relationOf(change.base.catalog, name)?.definition ?? null;
        const after = relationOf(change.head.catalog, name)?.definition ?? null;
        if (before === null || after === null || sameForOldColumns(before, after)) return [];
        return [
          {
            rule: 'SA019',
            severity: 'error',
            class: 'query',
            object: name,
            ...named(statement),
            migration: since(change, ({ catalog }) => relationOf(catalog, name)?.definition === after),
            postgres: null,
            message: `the view ${name} is defined anew; the query would read other rows or values under the same names`,
            remedy:
              'Create a view of another name, move the consumers, then drop this one. Adding columns is fine.',
          },
        ];
      });
    }),
};
