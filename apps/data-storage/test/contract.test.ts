import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { openApiDocument } from '../src/document.ts';
import { queries } from '../src/queries.ts';

const APP = fileURLToPath(new URL('..', import.meta.url));
const GENERATOR = fileURLToPath(
  new URL('../../../node_modules/openapi-typescript/bin/cli.js', import.meta.url),
);
const document = openApiDocument().compile();

describe('openapi.yaml', () => {
  test('src/generated/openapi.ts is fresh; npm run openapi -w apps/data-storage writes it', async () => {
    const flags = ['openapi.yaml', '--default-non-nullable', 'false'];
    const { stdout } = await promisify(execFile)(process.execPath, [GENERATOR, ...flags], { cwd: APP });
    expect(readFileSync(`${APP}/src/generated/openapi.ts`, 'utf8')).toBe(stdout);
  });

  test('every string has a longest length, every array a largest size', () => {
    expect(unbounded(document.source, '')).toEqual([]);
  });

  test('no schema of a request lets unknown properties pass, except the parameters of an action', () => {
    const schemas = (document.source['components'] as { schemas: Record<string, Record<string, unknown>> })
      .schemas;
    const names = ['NewActionTrace', 'ActionTraceUpdate', 'ActionTrace', 'NewActionHistory', 'Problem'];
    for (const name of [...names, 'ActionHistoryUpdate']) {
      expect({ name, ...schemas[name] }).toMatchObject({ name, additionalProperties: false });
    }
  });
});

/** Pointers of the string and array schemas that have no bound. */
function unbounded(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null || pointer.endsWith('/example')) return [];
  const schema = value as Record<string, unknown>;
  const types = [schema['type']].flat();
  const closed = 'enum' in schema || 'const' in schema;
  const faults =
    (types.includes('string') && !closed && !('maxLength' in schema)) ||
    (types.includes('array') && !('maxItems' in schema))
      ? [pointer]
      : [];
  const inner = Object.entries(schema).flatMap(([key, item]) => unbounded(item, `${pointer}/${key}`));
  return [...faults, ...inner];
}

describe('queries.ts', () => {
  test('ids are unique', () => {
    const ids = queries.map(({ declaration }) => declaration.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('lists every declared statement of this service', () => {
    const files = readdirSync(`${APP}/src`, { recursive: true, encoding: 'utf8' });
    const declared = files.filter((file) => /\.(query|command)\.ts$/.test(file));
    const listed = readFileSync(`${APP}/src/queries.ts`, 'utf8');
    for (const file of declared) expect(listed).toContain(`'./${file}'`);
    expect(queries).toHaveLength(declared.length);
  });

  test('each has its SQL beside it', () => {
    const files = readdirSync(`${APP}/src`, { recursive: true, encoding: 'utf8' });
    const sql = files.filter((file) => file.endsWith('.sql')).map((file) => file.replace(/sql$/, 'ts'));
    expect(sql.sort()).toEqual(files.filter((file) => /\.(query|command)\.ts$/.test(file)).sort());
  });
});
