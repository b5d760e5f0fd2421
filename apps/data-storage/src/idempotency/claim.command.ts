import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';
import { KEPT_SINCE } from './keep-for.ts';

/** A key, and the number of the lock that whoever answers its request holds. */
export interface ClaimParams {
  readonly caller: string;
  readonly key: string;
  /** A signed 64-bit number as text. */
  readonly lock: string;
}

/**
 * Claims a key until the end of the transaction. `free` is false while another transaction has it; the other columns
 * are the answer that is kept, or null.
 */
export const claimKey = defineCommand(
  {
    id: 'idempotency.claim',
    variants: { any: { caller: 'c', key: 'k', lock: '1' } as ClaimParams },
    indexes: ['idempotency_keys_pkey'],
  },
  (db, { caller, key, lock }: ClaimParams) =>
    db
      .selectFrom(
        sql<{ free: boolean }>`(select pg_try_advisory_xact_lock(${lock}::bigint) as free)`.as<'claim'>(
          sql`claim`,
        ),
      )
      .leftJoin('idempotency_keys as k', (join) =>
        join.on('k.caller', '=', caller).on('k.key', '=', key).on('k.created_at', '>', KEPT_SINCE),
      )
      .select(['claim.free', 'k.fingerprint', 'k.status', 'k.headers', 'k.body']),
);
