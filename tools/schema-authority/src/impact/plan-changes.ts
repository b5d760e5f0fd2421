import type { Change } from '../check/change.ts';
import type { PlanScan, PlanShape } from '../check/plan-shape.ts';

/** A query that reads a table by another way than before. */
export interface PlanChange {
  readonly consumer: string;
  readonly query: string;
  readonly table: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Where plans change. They are made for the general case with every way but indexes switched off: they tell which index
 * can serve the query, not what the planner will choose with production's statistics.
 */
export function planChanges({ statements }: Change): PlanChange[] {
  const found = new Map<string, PlanChange>();
  for (const { consumer, query, base, head } of statements) {
    if (!head.ok) continue;
    for (const table of new Set(base.plan.scans.map(({ relation }) => relation))) {
      const before = waysTo(base.plan, table);
      const after = waysTo(head.plan, table);
      if (before === after) continue;
      found.set([consumer, query, table, before].join('|'), { consumer, query, table, before, after });
    }
  }
  return [...found.values()];
}

function waysTo({ scans }: PlanShape, table: string): string {
  const ways = scans.filter(({ relation }) => relation === table).map(wayOf);
  return [...new Set(ways)].sort().join(', ') || 'not read';
}

function wayOf({ index, condition, byDistance }: PlanScan): string {
  if (index === null) return 'whole table';
  const how = byDistance ? 'by distance' : condition === null ? 'in order' : 'by key';
  return `${index} (${how})`;
}
