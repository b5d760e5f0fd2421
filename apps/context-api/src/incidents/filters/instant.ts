const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:)(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d)(?::?(\d\d))?$/;
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * An RFC 3339 time in UTC with exactly six fractional digits, as stored times are written, so that equal instants are
 * equal strings. Finer digits are rounded up: no stored time lies between an instant and the next microsecond, so
 * bounds keep their meaning.
 * @returns undefined for a text that is none, and outside the years 0001 to 9999
 */
export function utcInstant(text: string): string | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [, date, minute, second, digits = '', hours = '', minutes = '00'] = match;
  const leap = second === '60' ? 1000 : 0;
  const offset = hours.toUpperCase() === 'Z' ? 'Z' : `${hours}:${minutes}`;
  const wholeSecond = Date.parse(`${date}T${minute}${leap > 0 ? '59' : second}${offset}`) + leap;
  const finer = /[1-9]/.test(digits.slice(6)) ? 1 : 0;
  const micros = Number(digits.slice(0, 6).padEnd(6, '0')) + finer;
  const milliseconds = wholeSecond + Math.floor(micros / 1000);
  if (!(milliseconds >= EARLIEST && milliseconds <= LATEST)) return undefined;
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${String(micros % 1000).padStart(3, '0')}Z`;
}
