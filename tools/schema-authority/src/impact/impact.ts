import type { Verdict } from '../verdict/judge.ts';
import { advice } from './advice.ts';
import { measureCosts, type StatementCost } from './measure-costs.ts';
import { planChanges, type PlanChange } from './plan-changes.ts';
import { schemaChanges, type SchemaChange } from './schema-changes.ts';
import { touchedQueries, type TouchedQuery } from './touched-queries.ts';
import type { Shadow } from '../replay/shadow.ts';

/** What a change does to everybody who uses the schema. */
export interface Impact {
  readonly changes: readonly SchemaChange[];
  readonly touched: readonly TouchedQuery[];
  readonly plans: readonly PlanChange[];
  /** Null when they were not measured. */
  readonly costs: readonly StatementCost[] | null;
  readonly advice: readonly string[];
}

/**
 * Gathers the impact of a change.
 * @param shadow holds the base schema, without canaries; null when locks need not be measured
 */
export async function impactOf(verdict: Verdict, shadow: Shadow | null): Promise<Impact> {
  const { comparison, findings, added } = verdict;
  const changes = schemaChanges(comparison.change);
  const costs = shadow === null ? null : await measureCosts(shadow, added);
  return {
    changes,
    touched: touchedQueries(comparison.change, changes, verdict),
    plans: planChanges(comparison.change),
    costs,
    advice: advice(findings, costs ?? []),
  };
}
