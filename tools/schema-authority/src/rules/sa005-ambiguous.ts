import { since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';

const AMBIGUOUS_COLUMN = '42702';

/** An added column makes a name ambiguous that a query does not qualify. */
export const ambiguous: Rule = {
  id: 'SA005',
  title: 'name made ambiguous by an added column',
  check: (change) =>
    change.statements.flatMap((statement): Finding[] => {
      if (statement.head.ok || statement.head.sqlstate !== AMBIGUOUS_COLUMN) return [];
      const name = /"([^"]+)"/.exec(statement.head.message)?.[1] ?? '';
      const before = new Set(change.base.columns.values());
      const added = [...change.head.columns.values()].filter(
        (column) => !before.has(column) && column.endsWith(`.${name}`),
      );
      return [
        {
          rule: 'SA005',
          severity: 'error',
          class: 'query',
          object: added[0] ?? name,
          ...named(statement),
          migration: since(change, (state) => state.probes[statement.index]?.ok === false),
          postgres: postgresWords(statement),
          message: `the added ${added.join(', ') || 'column'} makes "${name}" ambiguous in the query`,
          remedy: `Qualify "${name}" with its table in the query and release its consumer first, or choose another name.`,
        },
      ];
    }),
};
