import type { BaseStatement } from '../check/watch.ts';
import { cover } from './cover.ts';

/**
 * Statements that together show everything that all of them show: of each query those variants that add something its
 * earlier ones do not have, beginning with the richest. A dynamic query declares a variant for every filter; one with all
 * filters contains most of them. What counts is every word and operator of the text, the types that go in and out, and
 * every index a plan enters, for the loss of an index shows only where it is used.
 */
export function representatives(statements: readonly BaseStatement[]): BaseStatement[] {
  const queries = Map.groupBy(statements, ({ consumer, query }) => `${consumer} ${query}`);
  const chosen = new Set([...queries.values()].flatMap((variants) => cover(variants, featuresOf)));
  return statements.filter((statement) => chosen.has(statement));
}

function featuresOf({ sql, probe, role }: BaseStatement): string[] {
  const words = sql.replaceAll(/\$\d+/g, '').match(/"[^"]+"(?:\."[^"]+")*|'[^']*'|\w+|[^\s\w"'(),]+/g) ?? [];
  return [
    role,
    ...words.map((word) => word.toLowerCase()),
    ...probe.parameters.map((type) => `in ${type}`),
    ...probe.columns.map(({ name, type }) => `out ${name} ${type}`),
    ...probe.plan.scans.map(({ relation, index, byDistance }) => `scan ${relation} ${index} ${byDistance}`),
  ];
}
