import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const DOCUMENT = new URL('../../../apps/context-api/openapi.yaml', import.meta.url);
const TYPES = new URL('../src/generated/openapi.ts', import.meta.url);

test('the types are those of the Context API’s document (npm run openapi renews them)', async () => {
  // A property with a default may be left out of a request.
  const types = astToString(await openapiTS(DOCUMENT, { defaultNonNullable: false }));
  expect(readFileSync(TYPES, 'utf8')).toBe(COMMENT_HEADER + types);
});
