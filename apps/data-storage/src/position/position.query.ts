import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** Where the write-ahead log of this server ends: behind every transaction that was committed before. */
export const logPosition = defineQuery({ id: 'service.position', variants: { plain: undefined } }, (db) =>
  db.selectNoFrom(sql<string>`pg_current_wal_insert_lsn()::text`.as('lsn')),
);
