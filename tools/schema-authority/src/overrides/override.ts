/** A person's decision to let one finding pass for a time, bound to what it was taken on. */
export interface Override {
  /** `SA0nn`. */
  readonly rule: string;
  readonly object: string;
  /** `consumer/id`, null for a finding about no query. */
  readonly query: string | null;
  readonly reason: string;
  readonly issue: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
  readonly approver: string;
  /** Hashes of the statement and of the query it excuses; see content.ts. */
  readonly content: string;
  /** Line of the entry in its file. */
  readonly line: number;
}

/** The file, from the workspace root. */
export const OVERRIDES_PATH = 'schema-overrides.yml';
