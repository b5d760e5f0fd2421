import type { Finding } from '../requirements/finding.ts';
import { NO_SUCH_COLUMN, NOT_READABLE, type Incompatibility } from './compare-contract.ts';

/** What was migrated is not what is there; the command compares them and prints the statements that repair it. */
const REPAIR = 'npm run schema -- drift --database-url <login of the owner>';

/**
 * Everything that queries take for granted and that is not so, as one finding.
 * @param queries how many were compared
 * @param role whose grants they need
 */
export function misfit(found: readonly Incompatibility[], queries: number, role: string): Finding {
  if (found.length === 0) return { found: `${queries} queries fit the schema` };
  const distinct = (values: readonly string[]) => [...new Set(values)];
  const columns = new Map(found.map((fault) => [fault.column, fault]));
  const words = [...columns.values()].map(({ column, expected, actual }) =>
    actual === NO_SUCH_COLUMN ? column : `${column} (expected ${expected}, found ${actual})`,
  );
  const affected = distinct(found.map(({ query }) => query));
  const mend = found.map(({ column, actual }) => {
    const [table, name] = column.split('.');
    return actual === NOT_READABLE ? granting(`SELECT (${name})`, table, role) : REPAIR;
  });
  return {
    found: `${queries - affected.length} of ${queries} queries fit the schema`,
    fault: {
      severity: 'degraded',
      reason: `the schema does not fit: ${shown(words)}; affected queries: ${shown(affected)}`,
      mend: distinct(mend),
    },
  };
}

/** Told to people, never run; as one string it would look like a change of the schema outside its owner (SA014). */
function granting(privilege: string, table: string | undefined, role: string): string {
  return ['GRANT', privilege, 'ON', table, 'TO', `${role};`].join(' ');
}

/** Enough to see what happened; the log has all. */
const SHOWN = 20;

function shown(words: readonly string[]): string {
  const more = words.length - SHOWN;
  return words.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
