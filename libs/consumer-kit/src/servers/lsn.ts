/** A position in the write-ahead log as PostgreSQL writes it: `16/B374D848`. */
export const LSN_PATTERN = /^[0-9A-Fa-f]{1,8}\/[0-9A-Fa-f]{1,8}$/;

/** The same as a number that can be compared. */
export function lsnValue(lsn: string): bigint {
  const [high = '0', low = '0'] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** Sizes of PostgreSQL: of a page of the log and its header, of a segment and the longer header of its first page. */
const PAGE = { bytes: 8192n, header: 24n };
const SEGMENT = { bytes: 16_777_216n, header: 40n };

/**
 * Where the last record before a position ends. `pg_current_wal_insert_lsn()` tells where the next record will begin,
 * which is behind the header of a page when the last one filled the page before, or the segment was switched. A standby
 * that has everything does not come as far until there is another record.
 */
export function endOfRecords(lsn: string): bigint {
  const value = lsnValue(lsn);
  const page = [PAGE, SEGMENT].find(({ bytes, header }) => value % bytes === header);
  return page === undefined ? value : value - page.header;
}
