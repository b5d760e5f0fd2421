import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { writeProjectGraph } from './run/project-graph.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Lints each text as if it stood in the file; ESLint runs in its own process, as it does for developers. */
const LINT = `
import { ESLint } from 'eslint';
const cases = JSON.parse(process.argv[1]);
const eslint = new ESLint();
const answers = [];
for (const { file, text } of cases) {
  const [result] = await eslint.lintText(text, { filePath: file });
  const errors = result.messages.filter(({ severity }) => severity === 2);
  answers.push([...new Set(errors.map(({ ruleId }) => ruleId))]);
}
console.log(JSON.stringify(answers));
`;

const REFUSED: readonly (readonly [file: string, from: string, rule: string])[] = [
  ['apps/context-api/src/probe.ts', '@precedent/migrator', '@nx/enforce-module-boundaries'],
  ['apps/context-api/src/probe.ts', '../../data-storage/src/app.ts', '@nx/enforce-module-boundaries'],
  ['apps/data-storage/src/probe.ts', '@precedent/testing', '@nx/enforce-module-boundaries'],
  ['apps/data-storage/src/probe.ts', '@precedent/consumer-kit', '@nx/enforce-module-boundaries'],
  ['libs/consumer-kit/src/probe.ts', '@precedent/embedding', '@nx/enforce-module-boundaries'],
  ['libs/consumer-kit/src/probe.ts', 'pg', '@nx/enforce-module-boundaries'],
  ['libs/context-client/src/probe.ts', '@precedent/schema', '@nx/enforce-module-boundaries'],
  ['libs/context-client/src/probe.ts', 'kysely', '@nx/enforce-module-boundaries'],
  ['apps/context-api/src/probe.ts', '@precedent/context-client', '@nx/enforce-module-boundaries'],
  ['libs/schema/src/probe.ts', '@precedent/service-kit', '@nx/enforce-module-boundaries'],
  ['libs/schema/src/probe.ts', 'pg', '@nx/enforce-module-boundaries'],
  ['tools/dev/src/probe.ts', '../../../apps/data-storage/src/app.ts', '@nx/enforce-module-boundaries'],
  ['apps/context-api/src/probe.query.ts', 'express', 'no-restricted-imports'],
  ['apps/context-api/src/probe.route.ts', 'pg', 'no-restricted-imports'],
];
const ALLOWED: readonly (readonly [file: string, from: string])[] = [
  ['apps/context-api/src/probe.ts', '@precedent/schema'],
  ['apps/context-api/src/probe.ts', '@precedent/consumer-kit'],
  ['libs/consumer-kit/src/probe.ts', '@precedent/service-kit'],
  ['libs/context-client/src/probe.ts', 'openapi-fetch'],
  ['apps/data-storage/src/probe.ts', '@precedent/migrator'],
  ['apps/data-storage/src/probe.test.ts', '@precedent/testing'],
];

test('the import table of ARCHITECTURE.md is enforced, no more and no less', async () => {
  await writeProjectGraph();
  const cases = [...REFUSED, ...ALLOWED].map(([file, from]) => ({
    file: `${root}${file}`,
    text: `import '${from}';\n`,
  }));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', LINT, JSON.stringify(cases)],
    { cwd: root, env: { ...process.env, NX_DAEMON: 'false' } },
  );
  const answers = JSON.parse(stdout) as string[][];
  const expected = [...REFUSED.map(([, , rule]) => [rule]), ...ALLOWED.map(() => [])];
  const shown = (rules: readonly string[][]): string[] =>
    rules.map(
      (list, index) =>
        `${cases[index]?.file.slice(root.length)} <- ${cases[index]?.text.trim()}: ${list.join() || 'allowed'}`,
    );
  expect(shown(answers)).toEqual(shown(expected));
}, 60_000);
