import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { consumerQueries } from '@precedent/consumer-kit/queries';
import { PROBLEM_CODES, type Variable } from '@precedent/service-kit';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { ROLE, SHAPE } from '../src/config.ts';
import { openApiDocument } from '../src/document.ts';
import { queries } from '../src/queries.ts';
import { routes, type RouteDependencies } from '../src/routes.ts';

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const document = openApiDocument().compile();

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

describe('openapi.yaml', () => {
  test('describes exactly the operations that have a handler', () => {
    const described = [...document.operations.values()].filter((operation) => !operation.servedByKit);
    expect(described.map((operation) => operation.id).sort()).toEqual(
      Object.keys(routes({} as RouteDependencies)).sort(),
    );
  });

  test('is what src/generated/openapi.ts was generated from (npm run openapi renews it)', async () => {
    const generated = COMMENT_HEADER + astToString(await openapiTS(file('openapi.yaml')));
    expect(readFileSync(file('src/generated/openapi.ts'), 'utf8')).toBe(generated);
  });

  test('lists only problems that exist', () => {
    const { schemas } = document.source['components'] as {
      schemas: { Problem: { properties: { code: { enum: unknown[] } } } };
    };
    const codes = schemas.Problem.properties.code.enum;
    expect(codes.filter((code) => !(PROBLEM_CODES as readonly unknown[]).includes(code))).toEqual([]);
  });

  test('bounds every string and every array', () => {
    const unbounded: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { type, maxLength, maxItems, enum: values, const: constant } = value as Schema;
      const closed = values !== undefined || constant !== undefined;
      if (type === 'string' && maxLength === undefined && !closed) unbounded.push(path);
      if (type === 'array' && maxItems === undefined) unbounded.push(path);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}/${key}`);
    };
    visit(document.source, '');
    expect(unbounded).toEqual([]);
  });
});

test('README.md has a row for every setting, with its default', () => {
  const rows = [
    ...readFileSync(file('README.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` +\| `?([^|`]*?)`? +\|/gm),
  ];
  const documented = Object.fromEntries(rows.map(([, name = '', value = '']) => [name, value]));
  const expected = Object.entries<Variable<unknown>>(SHAPE).map(([name, { fallback }]) => [
    name,
    fallback === undefined ? 'required' : String(fallback.value ?? ''),
  ]);
  expect(documented).toEqual(Object.fromEntries(expected));
});

test('package.json names the role that the service runs as', () => {
  const { precedent } = JSON.parse(readFileSync(file('package.json'), 'utf8')) as {
    precedent: { consumer: { role: string } };
  };
  expect(precedent.consumer.role).toBe(ROLE);
});

describe('src/queries.ts', () => {
  test('has every query there is', () => {
    const files = readdirSync(file('src'), { recursive: true, encoding: 'utf8' });
    const own = files.filter((name) => name.endsWith('.query.ts'));
    expect(queries).toHaveLength(own.length + consumerQueries.length);
  });

  test('has no id twice', () => {
    const all = queries.map((query) => query.declaration.id);
    expect(new Set(all).size).toBe(all.length);
  });
});
