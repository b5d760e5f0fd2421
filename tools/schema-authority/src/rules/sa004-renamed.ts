import { since } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';
import { isUndefined } from './sa002-removed.ts';

/** A used column or table is still there, under another name. */
export const renamed: Rule = {
  id: 'SA004',
  title: 'used column or table renamed',
  check: (change) =>
    change.statements.flatMap((statement): Finding[] => {
      if (statement.head.ok || !isUndefined(statement.head.sqlstate)) return [];
      const moves = new Map<string, string>();
      for (const { tableOid, attnum, table, column } of statement.uses) {
        const [tableNow, columnNow] = change.head.columns.get(`${tableOid}.${attnum}`)?.split('.') ?? [];
        if (tableNow === undefined) continue;
        if (tableNow !== table) moves.set(table, tableNow);
        else if (columnNow !== column) moves.set(`${table}.${column}`, `${table}.${columnNow}`);
      }
      return [...moves].map(([before, after]) => ({
        rule: 'SA004',
        severity: 'error',
        class: 'query',
        object: before,
        ...named(statement),
        migration: since(change, (state) => state.probes[statement.index]?.ok === false),
        postgres: postgresWords(statement),
        message: `${before} was renamed to ${after}; the query still says ${before.split('.').at(-1)}`,
        remedy:
          'Expand and contract: add the new name beside the old one and keep both filled, move the consumers and ' +
          'release them, then drop the old name in a later migration.',
      }));
    }),
};
