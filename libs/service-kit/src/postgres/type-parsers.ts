import pg, { type CustomTypesConfig } from 'pg';

const { INT8, TIMESTAMPTZ } = pg.types.builtins;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;
const TIMESTAMPTZ_ARRAY = 1185;

type TextParser = (text: string) => unknown;

/**
 * How result columns become JavaScript values: int8 a number, timestamptz an RFC 3339 string in UTC with microseconds,
 * arrays of them likewise, everything else as pg does. Given to each pool, so that nothing changes for other users of
 * pg in the process.
 */
export function typeParsers(): CustomTypesConfig {
  const overrides = new Map<number, TextParser>([
    [INT8, parseInt8],
    [TIMESTAMPTZ, parseTimestamptz],
    [INT8_ARRAY, arrayOf(parseInt8)],
    [TIMESTAMPTZ_ARRAY, arrayOf(parseTimestamptz)],
  ]);
  const getTypeParser = (oid: number, format?: string): unknown => {
    const override = format === 'binary' ? undefined : overrides.get(oid);
    return override ?? pg.types.getTypeParser(oid, format as 'text');
  };
  return { getTypeParser: getTypeParser as typeof pg.types.getTypeParser };
}

/** @throws RangeError beyond 2^53 - 1, where numbers stop being exact */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError('an int8 value is too large for a JavaScript number');
  return value;
}

const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?([+-]\d\d)(?::?(\d\d))?(?::?(\d\d))?$/;

const WHOLE_SECONDS = '2026-11-24 01:51:33'.length;

/**
 * PostgreSQL's ISO output, such as `2026-11-24 01:51:33.12+00`, as `2026-11-24T01:51:33.120000Z`: always six digits, so
 * that equal instants are equal strings and text order is time order. The session may have any time zone.
 * @throws RangeError for infinity and for years RFC 3339 cannot express
 */
export function parseTimestamptz(text: string): string {
  // What sessions of UTC give. A page has hundreds of them, and a match of the pattern makes ten strings of each.
  if (text.endsWith('+00') && text[4] === '-' && text[10] === ' ') {
    const fraction = text.slice(WHOLE_SECONDS + 1, -'+00'.length);
    return `${text.slice(0, 10)}T${text.slice(11, WHOLE_SECONDS)}.${fraction.padEnd(6, '0')}Z`;
  }
  const [, year, month, day, time, fraction = '', hours, minutes = '00', seconds = '00'] =
    TIMESTAMP.exec(text) ?? [];
  if (year === undefined) throw new RangeError('a timestamp lies outside the years 0001 to 9999');
  const micros = fraction.padEnd(6, '0');
  if (Number(hours) === 0 && minutes === '00' && seconds === '00')
    return `${year}-${month}-${day}T${time}.${micros}Z`;
  const sign = hours?.startsWith('-') ? -1 : 1;
  const offset = sign * (Math.abs(Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds));
  const utc = new Date(Date.parse(`${year}-${month}-${day}T${time}Z`) - offset * 1000);
  return `${utc.toISOString().slice(0, 19)}.${micros}Z`;
}

/** Text arrays are parsed by pg; their items, nested arrays included, by the given parser. */
function arrayOf(parse: TextParser): TextParser {
  const convert = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(convert);
    return typeof item === 'string' ? parse(item) : item;
  };
  const parseTexts = pg.types.getTypeParser(TEXT_ARRAY as number, 'text') as TextParser;
  return (text) => convert(parseTexts(text));
}
