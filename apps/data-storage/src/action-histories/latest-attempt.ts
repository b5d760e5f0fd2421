import { sql } from 'kysely';

/**
 * What a history becomes, `on conflict`, by an attempt whose row it would have been: the status of the later of the two.
 * Both values are those of the locked row, so an attempt that another writer recorded meanwhile counts.
 */
export const LATEST_ATTEMPT = {
  status: sql<string>`case when action_histories.latest_attempt_at > excluded.latest_attempt_at
    then action_histories.status else excluded.status end`,
  latest_attempt_at: sql<string>`greatest(action_histories.latest_attempt_at, excluded.latest_attempt_at)`,
};
