import { defineCommand } from '@precedent/schema';
import { KEPT_SINCE } from './keep-for.ts';

/** An answer to keep. */
export interface KeptAnswer {
  readonly caller: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly status: number;
  /** As JSON. */
  readonly headers: string;
  /** As JSON. */
  readonly body: string;
}

/** Keeps an answer; returns no row when the key has one that another transaction has kept meanwhile. */
export const rememberAnswer = defineCommand(
  {
    id: 'idempotency.remember',
    variants: {
      any: { caller: 'c', key: 'k', fingerprint: 'f', status: 201, headers: '{}', body: '{}' } as KeptAnswer,
    },
    indexes: ['idempotency_keys_pkey'],
  },
  (db, answer: KeptAnswer) =>
    db
      .insertInto('idempotency_keys')
      .values(answer)
      .onConflict((conflict) =>
        conflict
          .columns(['caller', 'key'])
          .doUpdateSet(({ ref }) => ({
            fingerprint: ref('excluded.fingerprint'),
            status: ref('excluded.status'),
            headers: ref('excluded.headers'),
            body: ref('excluded.body'),
            created_at: ref('excluded.created_at'),
          }))
          .where('idempotency_keys.created_at', '<=', KEPT_SINCE),
      )
      .returning('key'),
);
