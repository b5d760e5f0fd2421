import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** Where one server stands. */
export interface ServerState {
  /** It follows another server. */
  readonly standby: boolean;
  /** Position of the last change that readers here can see, such as `0/1A2B3C8`. */
  readonly lsn: string;
  /**
   * What readers here can see: as long as it stays equal, the same statement has the same result. On a primary the
   * transactions that are over; on a standby the position, because there a snapshot does not list those under way. After
   * a failover both count on from where the standby was, over what else the lost primary had: so with them goes when this
   * primary was started, or when the last transaction before the position was over.
   */
  readonly visible: string;
  /** How far a standby is behind, as far as it knows: 0 when everything that it received is applied. */
  readonly lag_seconds: number;
  /** A standby is connected to the server that it follows; true on a primary. */
  readonly follows: boolean;
}

const standby = sql<boolean>`pg_is_in_recovery()`;

/**
 * The state of the server that answers. Without a connection to its primary a standby cannot know what it lacks; the
 * time since the last change that it applied then counts.
 */
export const serverState = defineQuery({ id: 'service.state', variants: { plain: undefined } }, (db) =>
  db
    .selectNoFrom([
      standby.as('standby'),
      sql<string>`(case when ${standby} then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end)::text`.as(
        'lsn',
      ),
      sql<string>`case when ${standby}
        then concat_ws(' ', pg_last_wal_replay_lsn(), extract(epoch from pg_last_xact_replay_timestamp()))
        else concat_ws(' ', pg_current_snapshot(), extract(epoch from pg_postmaster_start_time())) end`.as(
        'visible',
      ),
      sql<number>`(case when ${standby} and not (
        pg_last_wal_replay_lsn() = pg_last_wal_receive_lsn() and exists (select from pg_stat_wal_receiver where pid is not null)
      ) then coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 0) else 0 end)::float8`.as(
        'lag_seconds',
      ),
      sql<boolean>`not ${standby} or exists (select from pg_stat_wal_receiver where pid is not null)`.as(
        'follows',
      ),
    ])
    .$castTo<ServerState>(),
);
