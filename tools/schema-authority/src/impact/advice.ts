import type { Finding } from '../rules/finding.ts';
import type { StatementCost } from './measure-costs.ts';

/** What to do instead: the remedies of what breaks, and gentler ways for what holds tables up. Each once. */
export function advice(findings: readonly Finding[], costs: readonly StatementCost[]): string[] {
  const remedies = findings
    .filter(({ severity, class: kind }) => severity === 'error' && kind !== 'none')
    .map(({ rule, remedy }) => `${rule}: ${remedy}`);
  return [...new Set([...remedies, ...costs.flatMap(gentlerWay)])];
}

function gentlerWay({ file, line, tables }: StatementCost): string[] {
  return tables.flatMap(({ table, lock, rewritten, scanned }) => {
    const where = `${file}:${line}`;
    if (rewritten) {
      return [
        `${where} writes every row of ${table} anew while nobody can read it. Add a column beside the old one, ` +
          'fill it in batches, move the consumers, drop the old one.',
      ];
    }
    if (scanned && lock === 'AccessExclusiveLock') {
      return [
        `${where} reads all of ${table} while nobody can use it. Add the condition as a CHECK … NOT VALID, and ` +
          'VALIDATE CONSTRAINT in the next file, which lets reads and writes go on; SET NOT NULL after that reads nothing.',
      ];
    }
    if (
      scanned &&
      lock !== 'AccessShareLock' &&
      lock !== 'ShareUpdateExclusiveLock' &&
      lock !== 'RowExclusiveLock'
    ) {
      return [
        `${where} reads all of ${table} while nobody can write to it. An index: CREATE INDEX CONCURRENTLY in a ` +
          'no-transaction file of its own; a foreign key: NOT VALID first, VALIDATE CONSTRAINT in the next file.',
      ];
    }
    return [];
  });
}
