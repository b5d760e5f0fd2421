/** What kind of thing breaks. From the loudest to the quietest: a compile error, a failing query, a wrong value, lost data. */
export type BreakClass = 'source' | 'query' | 'wire' | 'data' | 'none';

export type Severity = 'error' | 'warning' | 'notice';

/** One thing the check has to say. */
export interface Finding {
  /** `SA0nn`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly class: BreakClass;
  /** `table`, `table.column`, an index, a file: what it is about. */
  readonly object: string;
  readonly consumer: string | null;
  readonly query: string | null;
  /** `path:line` of the query. */
  readonly source: string | null;
  /** `path:line` of the migration's statement. */
  readonly migration: string | null;
  /** SQLSTATE and PostgreSQL's own message, when PostgreSQL said something. */
  readonly postgres: string | null;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}
