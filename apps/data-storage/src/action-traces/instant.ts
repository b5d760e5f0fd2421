const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):?(\d\d)?)$/;

/**
 * An RFC 3339 time as the database returns it, such as `2026-01-31T09:30:00.123456Z`: equal instants are equal texts,
 * and text order is time order. Digits beyond the microsecond are cut off; a leap second is the first of the next
 * minute, as in PostgreSQL.
 * @returns undefined for a text that is no such time or lies outside the years 0001 to 9999 in UTC
 */
export function toInstant(text: string): string | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHours, offsetMinutes = '0'] =
    match;
  const utc = new Date(0);
  utc.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  utc.setUTCHours(Number(hour), Number(minute), Number(second));
  if (sign !== undefined) {
    const offset = Number(offsetHours) * 60 + Number(offsetMinutes);
    utc.setTime(utc.getTime() - (sign === '-' ? -offset : offset) * 60_000);
  }
  const inRange = utc.getUTCFullYear() >= 1 && utc.getUTCFullYear() <= 9999;
  if (!inRange) return undefined;
  return `${utc.toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}

/** Whole milliseconds between two instants in the form of toInstant. */
export function millisecondsBetween(start: string, end: string): number {
  const micros = (instant: string): bigint =>
    BigInt(Date.parse(`${instant.slice(0, 19)}Z`)) * 1000n + BigInt(instant.slice(20, 26));
  return Number((micros(end) - micros(start)) / 1000n);
}
