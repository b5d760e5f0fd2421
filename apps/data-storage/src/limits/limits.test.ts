import { describe, expect, test } from '@jest/globals';
import { KIT_LIMITS, LimitTable } from '@precedent/service-kit';
import { LARGEST_PARAMETERS } from '../action-traces/new-trace.ts';
import { LARGEST_IDENTITY } from '../action-traces/resource-identity.ts';
import { openApiDocument } from '../document.ts';

const document = openApiDocument();
const table = new LimitTable({ document });

/** Values of a limit by name. */
const values = (name: string) =>
  table.limits.filter((limit) => limit.name === name).map(({ value }) => value);

describe('openapi.yaml and GET /api/v1/limits have the same numbers', () => {
  test('those that hold for every operation', () => {
    const defaults = Object.entries(KIT_LIMITS).map(([name, { value }]) => [name, value]);
    expect(document.source['x-limits']).toEqual(Object.fromEntries(defaults));
    expect(table.values).toEqual(document.source['x-limits']);
  });

  test('those that this service checks itself', () => {
    expect(values('action_parameters-bytes')).toEqual([LARGEST_PARAMETERS]);
    expect(values('name-bytes')).toEqual([LARGEST_IDENTITY]);
  });

  test('every bound of a request', () => {
    const listed = new Set(table.limits.map(({ value, unit }) => `${value} ${unit}`));
    const missing = [...requestSchemas()]
      .flatMap((schema) => bounds(schema))
      .filter((bound) => !listed.has(bound));
    expect(missing).toEqual([]);
    expect(values('alert_summary-characters')).toEqual([4096]);
    expect(values('embedding-items')).toEqual([768]);
  });
});

test('every string of a request has a longest length, every list a most of items', () => {
  const unbounded = [...requestSchemas()].filter((schema) => {
    const types = [schema['type']].flat();
    const closed = 'enum' in schema || 'const' in schema;
    if (types.includes('string') && !closed && !('maxLength' in schema)) return true;
    return types.includes('array') && !('maxItems' in schema);
  });
  expect(unbounded).toEqual([]);
});

type Schema = Readonly<Record<string, unknown>>;

const UNITS = { maxLength: 'characters', maxItems: 'items', maxProperties: 'properties', maximum: 'number' };

function bounds(schema: Schema): string[] {
  return Object.entries(UNITS).flatMap(([key, unit]) =>
    key in schema ? [`${String(schema[key])} ${unit}`] : [],
  );
}

/** Every schema that a request of any operation reaches; a walk of its own, which knows nothing of the table's. */
function requestSchemas(): Set<Schema> {
  const found = new Set<Schema>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || found.has(value as Schema)) return;
    found.add(value as Schema);
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref') visit(target(String(inner)));
      else if (!['example', 'examples', 'default', 'enum', 'const'].includes(key)) visit(inner);
    }
  };
  for (const { source, servedByKit } of document.operations.values()) {
    if (!servedByKit) visit([source['parameters'], source['requestBody']]);
  }
  return found;
}

function target(reference: string): unknown {
  const path = reference.split('/').slice(1);
  return path.reduce<unknown>((value, key) => (value as Schema)[key], document.source);
}
