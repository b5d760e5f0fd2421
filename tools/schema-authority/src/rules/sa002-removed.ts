import { since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { headState, named, postgresWords, type Rule } from './rule.ts';

const UNDEFINED_COLUMN = '42703';
const UNDEFINED_TABLE = '42P01';

/** A used column, table or view is gone, CASCADE or not, and also when something else now bears its name. */
export const removed: Rule = {
  id: 'SA002',
  title: 'used column or table removed',
  check: (change) =>
    change.statements.flatMap((statement): Finding[] => {
      const gone = statement.uses.filter(
        ({ tableOid, attnum }) => !change.head.columns.has(`${tableOid}.${attnum}`),
      );
      const tables = new Set(change.head.catalog.relations.map(({ name }) => name));
      return gone.map((column) => {
        const key = `${column.tableOid}.${column.attnum}`;
        const wholeTable = ![...change.head.columns.keys()].some((id) =>
          id.startsWith(`${column.tableOid}.`),
        );
        const object = wholeTable ? column.table : `${column.table}.${column.column}`;
        const again = headState(statement) === null && tables.has(column.table);
        return {
          rule: 'SA002',
          severity: 'error',
          class: 'query',
          object,
          ...named(statement),
          migration: since(change, (state) => !state.columns.has(key)),
          postgres: postgresWords(statement),
          message: again
            ? `${object} was dropped and another column now bears its name; the query would read the new one's values`
            : `${object} was dropped${statement.cascaded ? ' (CASCADE)' : ''}; the query needs it`,
          remedy: again
            ? 'Keep the old column until no consumer reads it; give the new one another name.'
            : 'Change the query first, release its consumer, and drop in a later migration. If this is a rename, ' +
              'expand and contract: add the new name beside the old, move the consumers, then drop.',
        };
      });
    }),
};

/** True for the SQLSTATEs that say a name is not there. */
export function isUndefined(state: string | null): boolean {
  return state === UNDEFINED_COLUMN || state === UNDEFINED_TABLE;
}
