import { UnhealthyError, type HealthCheck, type HealthNote } from '@precedent/service-kit';

/** What was looked at, and what is wrong with it, if anything. */
export interface Finding {
  readonly found: string;
  readonly fault?: {
    /** The service cannot do its work; otherwise it does it slowly, or not all of it. */
    readonly fatal: boolean;
    readonly reason: string;
    /** The commands that mend it, of SQL unless they are of a shell. */
    readonly mend: readonly string[];
  };
}

/** A finding as a health check tells it. */
export function checkOf(look: () => Promise<Finding>): HealthCheck {
  return async (): Promise<HealthNote> => {
    const { found, fault } = await look();
    if (fault === undefined) return { found };
    const { fatal, reason, mend } = fault;
    if (fatal) throw new UnhealthyError(reason, { found, mend });
    return { found, degraded: reason, mend };
  };
}
