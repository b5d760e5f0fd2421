import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const CLI = join(import.meta.dirname, '../src/cli.ts');

function schema(...args: readonly string[]): Promise<{ exitCode: number; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--conditions=@precedent/source', CLI, ...args], (error, _stdout, stderr) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stderr });
    });
  });
}

test.each([
  [['check', '--unknown'], /unknown option '--unknown'/],
  [['check', '--format', 'xml'], /Allowed choices are text, json, sarif, github, markdown/],
  [['check', '--rule', 'SA999'], /It must be one of SA001, SA002, /],
  [['check', '--base', 'no/such/ref'], /"no\/such\/ref" names no commit here/],
  [['check', '--base', 'HEAD', '--only', 'no/query'], /there is no query "no\/query"/],
  [['check', '--consumer', 'nobody'], /there is no consumer "nobody"; there are context-api, data-storage/],
  [['drift', '--database-url', 'nonsense'], /It must be a URL such as postgres:/],
  [['drift'], /required option '--database-url <url>' not specified/],
  [['conquer'], /unknown command 'conquer'/],
  [[], /^Usage: schema /],
])(
  'schema %j has checked nothing: exit code 2, and it says why',
  async (args, said) => {
    const { exitCode, stderr } = await schema(...args);
    expect(stderr).toMatch(said);
    expect(exitCode).toBe(2);
  },
  60_000,
);

test('help is an answer', async () => {
  expect(await schema('check', '--help')).toEqual({ exitCode: 0, stderr: '' });
}, 60_000);
