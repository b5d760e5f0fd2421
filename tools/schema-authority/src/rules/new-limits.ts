import { relationOf, type Catalog, type Constraint } from '../catalog/catalog.ts';
import { since, type Change } from '../check/change.ts';
import type { Finding } from './finding.ts';

/**
 * Constraints that tables which somebody writes did not have, and that nothing of what was tried violates: pointed out,
 * for what else writers send only people know. Unique keys are judged by what writers give.
 */
export function newLimits(change: Change): Finding[] {
  const written = new Set(change.statements.flatMap(({ facts }) => facts.writes.map(({ table }) => table)));
  const refusing = new Set((change.refusedWrites ?? []).map(({ constraint }) => constraint));
  return [...written].sort().flatMap((table) =>
    added(change, change.head.catalog, table)
      .filter(({ name }) => !refusing.has(name))
      .map(({ name }): Finding => ({
        rule: 'SA021',
        severity: 'notice',
        class: 'none',
        object: name,
        consumer: null,
        query: null,
        source: null,
        migration: since(change, ({ catalog }) =>
          added(change, catalog, table).some((own) => own.name === name),
        ),
        postgres: null,
        message: `${name} now decides about every row that is written to ${table}; what the writers' variants write passes`,
        remedy: 'See that their clients send nothing else.',
      })),
  );
}

/** Limits of columns that had none of the kind on the base; of one that had, other rules and what was tried tell. */
function added({ base }: Change, catalog: Catalog, table: string): Constraint[] {
  const limits = (of: Catalog): Constraint[] =>
    (relationOf(of, table)?.constraints ?? []).filter(({ type }) =>
      ['check', 'foreign key', 'exclusion'].includes(type),
    );
  const about = ({ type, columns }: Constraint): string => `${type} ${columns}`;
  const known = new Set(limits(base.catalog).map(about));
  const there = new Set((relationOf(base.catalog, table)?.columns ?? []).map(({ name }) => name));
  return limits(catalog).filter(
    (own) => !known.has(about(own)) && own.columns.some((column) => there.has(column)),
  );
}
