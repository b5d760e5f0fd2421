import type { BreakClass, Severity } from '../rules/finding.ts';

/** What people are told about a rule: in the documentation, and by code-scanning services. */
export interface RuleDoc {
  /** `SA0nn`. */
  readonly id: string;
  readonly title: string;
  /** The classes its findings may have. */
  readonly classes: readonly BreakClass[];
  readonly level: Severity;
  /** Why it matters. */
  readonly why: string;
  /** What to do about a finding. */
  readonly remedy: string;
  readonly example: RuleExample;
}

/** A case in which the rule speaks. Tests play it. */
export interface RuleExample {
  /** What is there before, where the schema of the migrations does not have it. */
  readonly given?: string;
  /** A statement of a consumer. */
  readonly query?: string;
  /** The new migration, or what else is changed. */
  readonly change: string;
  /** The message of the finding. */
  readonly says: string;
}
