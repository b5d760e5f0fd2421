import { EXECUTION_STATUSES, type ExecutionStatus } from '@precedent/schema';

/** Where evidence comes from, the narrowest first. */
export const SCOPES = ['this_resource', 'this_alert', 'similar'] as const;
export type Scope = (typeof SCOPES)[number];

/** What an incident tells about its action. */
export interface Evidence {
  readonly id: number;
  readonly action_type: string;
  readonly execution_status: ExecutionStatus;
  readonly execution_duration_ms: number | null;
  readonly action_timestamp: string;
}

/** An execution in one of these states tells nothing yet. */
export const OPEN: readonly ExecutionStatus[] = ['pending', 'executing'];
export const FINISHED = EXECUTION_STATUSES.filter((status) => !OPEN.includes(status));

/** Action types that record that an alert was seen, not that something was done about it. */
export const OBSERVATIONS: readonly string[] = ['alert'];

/** How many of the newest finished executions of an action are looked at for a regression. */
export const LATEST = 20;

/** What became of one action type within one scope. */
export interface Tally {
  readonly action_type: string;
  readonly succeeded: number;
  readonly failed: number;
  readonly rolled_back: number;
  /** Pending or executing. */
  readonly open: number;
  /** Milliseconds, of finished executions whose duration is known; null when none is. */
  readonly median_duration_ms: number | null;
  readonly p90_duration_ms: number | null;
  /** Of finished executions. */
  readonly last_used: string | null;
  readonly last_succeeded: string | null;
  /** Oldest of the open ones. */
  readonly open_since: string | null;
  /** Whether each of the newest LATEST finished executions succeeded, the newest first; null for none. */
  readonly latest: readonly boolean[] | null;
}

/** Finished executions. */
export function tried({ succeeded, failed, rolled_back }: Tally): number {
  return succeeded + failed + rolled_back;
}
