import { type ExceededLimit } from '../limits/limit.ts';
import { type Violation } from '../problem.ts';
import { type Parameter, type ScalarType } from './operation.ts';
import { inspectValue } from './value-safety.ts';

/** Values by parameter name, in order of appearance. */
export type RawValues = ReadonlyMap<string, readonly string[]>;

export interface ParsedParameters {
  readonly values: Record<string, unknown>;
  readonly violations: readonly Violation[];
}

/** What follows the question mark. */
export function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

/**
 * Splits a query string. Nothing is guessed: broken percent-encoding is a violation, `+` is a space.
 * @param query without its question mark
 */
export function parseQueryString(query: string): { values: Map<string, string[]>; violations: Violation[] } {
  const values = new Map<string, string[]>();
  const violations: Violation[] = [];
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const rawName = equals < 0 ? pair : pair.slice(0, equals);
    const name = decode(rawName);
    const value = decode(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) {
      violations.push({ in: 'query', parameter: name ?? rawName, detail: 'is not valid percent-encoding' });
    } else {
      const others = values.get(name);
      if (others === undefined) values.set(name, [value]);
      else others.push(value);
    }
  }
  return { values, violations };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Reads and checks the declared parameters of one place. Undeclared ones are not looked at. */
export function parseParameters(declared: readonly Parameter[], raw: RawValues): ParsedParameters {
  const values: Record<string, unknown> = {};
  const violations: Violation[] = [];
  for (const parameter of declared) {
    const given = raw.get(parameter.name) ?? [];
    const fault = (detail: string, limit?: Partial<ExceededLimit>) =>
      violations.push({ in: parameter.in, parameter: parameter.name, detail, ...limit });
    if (given.length === 0) {
      if (parameter.required) fault('is required');
      else if (parameter.fallback !== undefined) values[parameter.name] = structuredClone(parameter.fallback);
      continue;
    }
    const read = readParameter(parameter, given);
    if (typeof read === 'string') {
      fault(read);
      continue;
    }
    const faults = [...inspectValue(read.value).faults, ...parameter.validate(read.value)];
    for (const { pointer, detail, ...limit } of faults)
      fault(pointer === '' ? detail : `item ${pointer.slice(1)} ${detail}`, ofParameter(parameter, limit));
    if (faults.length === 0) values[parameter.name] = read.value;
  }
  return { values, violations };
}

/** A parameter's value knows no name of its own. */
function ofParameter(
  { name }: Parameter,
  { limit, limit_value }: Partial<ExceededLimit>,
): Partial<ExceededLimit> {
  if (limit === undefined || limit_value === undefined) return {};
  return { limit: limit.replace(/^body-/, () => `${name}-`), limit_value };
}

/** Names given but not declared. */
export function unknownParameters(declared: readonly Parameter[], raw: RawValues): Violation[] {
  if (raw.size === 0) return [];
  const known = new Set(declared.map((parameter) => parameter.name));
  const names = [...known].join(', ');
  const hint = known.size === 0 ? 'this operation has none' : `known are ${names}`;
  return [...raw.keys()]
    .filter((name) => !known.has(name))
    .map((name) => ({ in: 'query', parameter: name, detail: `is not known; ${hint}` }));
}

/** The value, or what is wrong with the text. */
function readParameter(parameter: Parameter, given: readonly string[]): { value: unknown } | string {
  if (!parameter.array && given.length > 1) return `must be given once, not ${given.length} times`;
  const texts = parameter.commas ? given.flatMap((text) => text.split(',')) : given;
  const items = texts.map((text) => readScalar(parameter.type, text));
  const unread = items.indexOf(undefined);
  if (unread >= 0) return `must be ${expected(parameter.type, texts[unread] ?? '')}`;
  return { value: parameter.array ? items : items[0] };
}

const EXPECTED: Readonly<Record<ScalarType, string>> = {
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  string: 'text',
};

function expected(type: ScalarType, text: string): string {
  const tooLarge = type === 'integer' && /^-?\d+$/.test(text);
  return tooLarge
    ? `an integer between ${Number.MIN_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}`
    : EXPECTED[type];
}

function readScalar(type: ScalarType, text: string): string | number | boolean | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'integer': {
      const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
      return Number.isSafeInteger(value) ? value : undefined;
    }
    case 'number': {
      const value = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
      return Number.isFinite(value) ? value : undefined;
    }
  }
}
