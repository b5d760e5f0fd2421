import { sql } from 'kysely';

/** How long an answer is kept. */
export const KEEP_FOR_DAYS = 7;

/** Answers from before this time are gone, purged already or not. */
export const KEPT_SINCE = sql<string>`now() - interval '7 days'`;
