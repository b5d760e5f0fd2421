-- The SQL of service.state. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select
  pg_is_in_recovery() as "standby",
  (
    case
      when pg_is_in_recovery() then pg_last_wal_replay_lsn()
      else pg_current_wal_insert_lsn()
    end
  )::text as "lsn",
  case
    when pg_is_in_recovery() then concat_ws(
      ' ',
      pg_last_wal_replay_lsn(),
      extract(
        epoch
        from
          pg_last_xact_replay_timestamp()
      )
    )
    else concat_ws(
      ' ',
      pg_current_snapshot(),
      extract(
        epoch
        from
          pg_postmaster_start_time()
      )
    )
  end as "visible",
  (
    case
      when pg_is_in_recovery()
      and not (
        pg_last_wal_replay_lsn() = pg_last_wal_receive_lsn()
        and exists (
          select
          from
            pg_stat_wal_receiver
          where
            pid is not null
        )
      ) then coalesce(
        extract(
          epoch
          from
            clock_timestamp() - pg_last_xact_replay_timestamp()
        ),
        0
      )
      else 0
    end
  )::float8 as "lag_seconds",
  not pg_is_in_recovery()
  or exists (
    select
    from
      pg_stat_wal_receiver
    where
      pid is not null
  ) as "follows";
