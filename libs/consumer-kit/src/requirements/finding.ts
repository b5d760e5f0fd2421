import { toProblem, UnhealthyError, type HealthCheck, type HealthNote } from '@precedent/service-kit';

/** What was looked at, and what is wrong with it, if anything. */
export interface Finding {
  readonly found: string;
  readonly fault?: {
    /** The service cannot do its work; it does not do all of it; it does, but slowly. */
    readonly severity: 'failed' | 'degraded' | 'warning';
    readonly reason: string;
    /** The commands that mend it, of SQL unless they are of a shell. */
    readonly mend: readonly string[];
  };
}

/** A finding as a health check tells it. */
export function checkOf(look: () => Promise<Finding>): HealthCheck {
  return async (): Promise<HealthNote> => {
    const { found, fault } = await look().catch(schemaIsNot);
    if (fault === undefined) return { found };
    const { severity, reason, mend } = fault;
    if (severity === 'failed') throw new UnhealthyError(reason, { found, mend });
    return { found, [severity]: reason, mend };
  };
}

/** A schema that lacks what is looked at is the news of the checks of the schema. */
export function schemaIsNot(error: unknown): Finding {
  if (toProblem(error).code !== 'schema-incompatible') throw error;
  return { found: 'cannot be told of this schema' };
}
