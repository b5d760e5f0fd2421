import { since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/** The text still works, but a name in it now means another column: two columns swapped, or a table put in its place. */
export const moved: Rule = {
  id: 'SA020',
  title: 'name now means another column',
  check: (change) =>
    change.statements.flatMap((statement) => {
      const { headUses } = statement;
      if (headUses === null) return [];
      return statement.uses.flatMap(({ table, column, tableOid, attnum, via }): Finding[] => {
        const nameNow = change.head.columns.get(`${tableOid}.${attnum}`);
        const object = `${table}.${column}`;
        const elsewhere = headUses.some(
          (use) =>
            use.table === table &&
            use.column === column &&
            (use.tableOid !== tableOid || use.attnum !== attnum),
        );
        if (nameNow === undefined || nameNow === object || !elsewhere || via !== null) return [];
        return [
          {
            rule: 'SA020',
            severity: 'error',
            class: 'query',
            object,
            ...named(statement),
            migration: since(change, (state) => state.columns.get(`${tableOid}.${attnum}`) !== object),
            postgres: null,
            message: `what was ${object} is now ${nameNow}; the query would silently read another column's values`,
            remedy:
              'Names that consumers know keep their meaning: give the new columns new names and move the consumers.',
          },
        ];
      });
    }),
};
