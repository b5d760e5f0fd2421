/** One query of one consumer, as `contract/<id>.json` records it. */
export interface ContractQuery {
  readonly id: string;
  readonly consumer: string;
  /** `path:line` of the definition. */
  readonly source: string;
  readonly role: string;
  /** Result columns of the first variant; a variant that returns others says so itself. */
  readonly columns: readonly ContractColumn[];
  /** Columns read or written, by table: those only in WHERE, JOIN or ORDER BY too, through views as well. */
  readonly uses: Readonly<Record<string, readonly ContractUse[]>>;
  /** Indexes its plans depend on. */
  readonly indexes: readonly string[];
  /** Keys and constraints whose violations its caller knows by name; absent when there is none. */
  readonly conflicts?: readonly string[];
  readonly variants: Readonly<Record<string, ContractVariant>>;
}

/** A result column. */
export interface ContractColumn {
  readonly name: string;
  /** As PostgreSQL formats it, length and dimension included. */
  readonly type: string;
  readonly nullable: boolean;
  /** `table.column` it is taken from unchanged, null for an expression. */
  readonly from: string | null;
}

/** A used column and what the query takes for granted of it. */
export interface ContractUse {
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Privileges the role needs on it. */
  readonly privileges: readonly Privilege[];
  /** The variants that use it, when not all of them do: without the column the others still work. */
  readonly variants?: readonly string[];
}

export type Privilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** One statement the query can produce. */
export interface ContractVariant {
  readonly sql: string;
  /** Types of `$1`, `$2`, … */
  readonly parameters: readonly string[];
  readonly columns?: readonly ContractColumn[];
}
