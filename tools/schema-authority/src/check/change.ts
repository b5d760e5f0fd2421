import type { UsedColumn } from '../contract/canary.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Probe, ProbeOk } from './probe.ts';
import type { SchemaState } from './schema-state.ts';
import type { Refusal, Step } from './timeline.ts';

/** A statement of a consumer that ran on the base schema, and what became of it. */
export interface WatchedStatement {
  readonly consumer: string;
  /** Id of the query. */
  readonly query: string;
  readonly variant: string;
  /** `path:line` of the query's definition. */
  readonly source: string;
  readonly role: string;
  readonly sql: string;
  /** Index of this statement in every state's `probes`. */
  readonly index: number;
  readonly base: ProbeOk;
  readonly head: Probe;
  /** Columns it uses, by the numbers they had on the base schema. */
  readonly uses: readonly UsedColumn[];
  /** Columns the same text means on the head schema; null when it fails there. */
  readonly headUses: readonly UsedColumn[] | null;
  readonly writes: readonly TableWrite[];
  /** Names the statement reads, as opposed to only assigns; null when a star reads all. */
  readonly reads: ReadonlySet<string> | null;
  /** Statements of the migrations that PostgreSQL refused because of this one. */
  readonly refusals: readonly Refusal[];
  /** True when a CASCADE took its canary away. */
  readonly cascaded: boolean;
  readonly declaredIndexes: readonly string[];
}

/** Everything the rules look at. */
export interface Change {
  readonly base: SchemaState;
  readonly head: SchemaState;
  readonly steps: readonly Step[];
  readonly statements: readonly WatchedStatement[];
}

/** `file:line` of the statement since which something holds and went on holding; null when it never did. */
export function since(change: Change, holds: (state: SchemaState) => boolean): string | null {
  let found: Step | null = null;
  for (const step of change.steps) {
    if (!holds(step.state)) found = null;
    else found ??= step;
  }
  return found === null ? null : `${found.file}:${found.line}`;
}

/** True when the statement takes in the column's value, not only assigns it. */
export function reads(statement: WatchedStatement, column: string): boolean {
  return statement.reads === null || statement.reads.has(column);
}
