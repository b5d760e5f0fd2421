import { defineCommand } from '@precedent/schema';
import { KEPT_SINCE } from './keep-for.ts';

/** Deletes answers that are kept no longer, the oldest first and at most so many; what others delete is left to them. */
export const purgeKeys = defineCommand(
  {
    id: 'idempotency.purge',
    variants: { any: { limit: 1000 } },
    indexes: ['idempotency_keys_created_at_idx'],
  },
  (db, { limit }: { readonly limit: number }) =>
    db
      .deleteFrom('idempotency_keys')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('caller', 'key'),
          'in',
          selectFrom('idempotency_keys as old')
            .select(['old.caller', 'old.key'])
            .where('old.created_at', '<=', KEPT_SINCE)
            .orderBy('old.created_at')
            .limit(limit)
            .forUpdate()
            .skipLocked()
            .$asTuple('caller', 'key'),
        ),
      ),
);
