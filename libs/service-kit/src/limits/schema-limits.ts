import { isObject, type JsonObject, resolvePointer } from '../openapi/json.ts';
import { limitName } from './limit.ts';
import { type LimitUnit } from './kit-limits.ts';

/** A number that a schema sets. */
export interface SchemaLimit {
  readonly name: string;
  readonly value: number;
  readonly unit: LimitUnit;
}

/** Keywords of JSON Schema that are limits, by what they count. */
export const LIMIT_KEYWORDS: Readonly<Record<string, LimitUnit>> = {
  maxLength: 'characters',
  maxItems: 'items',
  maxProperties: 'properties',
  maximum: 'number',
};

/** Members of a schema that hold schemas for the same value. */
const SAME_VALUE = ['allOf', 'anyOf', 'oneOf'];

/**
 * Every limit that a schema sets on a value and what is within it. `x-limits: {bytes: 100}` in a schema is one that the
 * service checks itself.
 * @param place name of the value, as its faults have it
 */
export function schemaLimits(document: JsonObject, schema: unknown, place: string): SchemaLimit[] {
  const found = new Map<string, SchemaLimit>();
  const open = new Set<string>();

  const add = (at: string, unit: LimitUnit, value: unknown) => {
    if (typeof value !== 'number') return;
    const name = limitName(at, unit);
    found.set(`${name} ${value}`, { name, value, unit });
  };
  const visit = (given: unknown, at: string): void => {
    if (!isObject(given)) return;
    const reference = given['$ref'];
    if (typeof reference === 'string' && !open.has(reference)) {
      open.add(reference);
      visit(resolvePointer(document, reference), at);
      open.delete(reference);
    }
    for (const [keyword, unit] of Object.entries(LIMIT_KEYWORDS)) add(at, unit, given[keyword]);
    const own = given['x-limits'];
    if (isObject(own)) for (const [unit, value] of Object.entries(own)) add(at, unit as LimitUnit, value);
    for (const keyword of SAME_VALUE) {
      const branches = given[keyword];
      if (Array.isArray(branches)) for (const branch of branches) visit(branch, at);
    }
    visit(given['items'], at);
    visit(given['additionalProperties'], at);
    const properties = given['properties'];
    if (isObject(properties)) for (const [name, inner] of Object.entries(properties)) visit(inner, name);
  };
  visit(schema, place);
  return [...found.values()];
}
