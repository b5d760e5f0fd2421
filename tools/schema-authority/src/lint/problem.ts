import type { Migration } from '@precedent/migrator';
import type { Catalog } from '../catalog/catalog.ts';
import type { Statement } from '../replay/statements.ts';

/** Something about a new migration that could be better; it breaks no consumer. */
export interface LintProblem {
  /** Name of the rule, ours or squawk's: `comment-missing`. */
  readonly rule: string;
  /** A notice is worth knowing and nothing to mend. */
  readonly level: 'error' | 'notice';
  /** File name of the migration. */
  readonly file: string;
  readonly line: number;
  /** `table`, `table.column`, an index, or the file. */
  readonly object: string;
  readonly message: string;
  readonly help: string;
}

/** A statement of a new migration with its parse tree. */
export interface LintedStatement extends Statement {
  /** Kind of node, for example `IndexStmt`. */
  readonly kind: string;
  readonly tree: Readonly<Record<string, unknown>>;
}

export interface LintedMigration {
  readonly migration: Migration;
  readonly statements: readonly LintedStatement[];
}

/** The schema after a statement of a new migration. */
export interface LintStep extends Pick<LintProblem, 'file' | 'line'> {
  readonly state: { readonly catalog: Catalog };
}

/** Everything the rules look at. */
export interface LintInput {
  readonly migrations: readonly LintedMigration[];
  readonly before: Catalog;
  readonly after: Catalog;
  /** The state after each statement, for telling which one did it. */
  readonly steps: readonly LintStep[];
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

/** One rule of ours. Pure. */
export type LintRule = (input: LintInput) => LintProblem[];

/** The place of the statement since which something holds and went on holding; the first statement when none is. */
export function placeSince(
  { steps }: Pick<LintInput, 'steps'>,
  holds: (catalog: Catalog) => boolean,
): Pick<LintProblem, 'file' | 'line'> {
  let found: LintStep | null = null;
  for (const step of steps) {
    if (!holds(step.state.catalog)) found = null;
    else found ??= step;
  }
  const { file, line } = found ?? steps[0] ?? { file: '', line: 1 };
  return { file, line };
}
