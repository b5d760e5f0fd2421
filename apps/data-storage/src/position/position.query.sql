-- The SQL of service.position. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.

-- plain
select
  pg_current_wal_insert_lsn()::text as "lsn";
