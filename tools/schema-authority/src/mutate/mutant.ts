/** One small change of the schema, to see whether the check notices what it does to the consumers' queries. */
export interface Mutant {
  /** What is done, for example `drop column`. */
  readonly kind: string;
  /** To what. */
  readonly object: string;
  /** Names under which a finding speaks of it. A finding about another object did not catch this mutant. */
  readonly names: readonly string[];
  readonly sql: string;
  /** Run on the rows of both sides before, so that rows and change go together. */
  readonly prepare?: string;
  /** Same for mutants that should do nothing, each by itself and all of them together: they are tried together first. */
  readonly pool?: string;
}

/** A mutant of one column. */
export function ofColumn(
  kind: string,
  table: string,
  column: string,
  change: Pick<Mutant, 'sql' | 'prepare' | 'pool'>,
): Mutant {
  const object = `${table}.${column}`;
  return { kind, object, names: [object], ...change };
}
