import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const BOOTSTRAP = fileURLToPath(new URL('../bootstrap.mjs', import.meta.url));
const PROGRAM = `
  if (process.argv[2] === 'wait') {
    process.on('SIGTERM', () => process.exit(7));
    setInterval(() => undefined, 1000);
    console.log('waiting');
  } else {
    console.log(JSON.stringify({ args: process.argv.slice(2), flags: process.execArgv }));
    process.exitCode = Number(process.argv[2] ?? 0);
  }
`;

let root: string;
beforeAll(async () => {
  // A workspace without foreign packages: npm can install it with no network.
  root = await mkdtemp(join(tmpdir(), 'precedent-bootstrap-'));
  await mkdir(join(root, 'tools/dev'), { recursive: true });
  await cp(BOOTSTRAP, join(root, 'tools/dev/bootstrap.mjs'));
  await writeFile(join(root, 'program.mjs'), PROGRAM);
  await writeManifests('1.0.0');
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function writeManifests(version: string, ...more: readonly string[]): Promise<void> {
  const parts = ['part', ...more];
  const whole = { name: 'whole', version: '1.0.0', workspaces: parts };
  const packages = {
    '': whole,
    ...Object.fromEntries(parts.map((name) => [`node_modules/${name}`, { resolved: name, link: true }])),
    'node_modules/for-another-platform': { version: '1.0.0', optional: true, os: ['none'] },
    ...Object.fromEntries(parts.map((name) => [name, { version }])),
  };
  for (const name of parts) {
    await mkdir(join(root, name), { recursive: true });
    await writeFile(join(root, name, 'package.json'), JSON.stringify({ name, version }));
  }
  await writeFile(join(root, 'package.json'), JSON.stringify({ ...whole, optionalDependencies: {} }));
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
}

function start(...args: string[]): ChildProcess {
  const env = { ...process.env };
  delete env['npm_execpath'];
  return spawn(process.execPath, [join(root, 'tools/dev/bootstrap.mjs'), ...args], { env });
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = start(...args);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, out, err };
}

describe('bootstrap', () => {
  test('installs what is missing and says so, once, and not on standard output', async () => {
    const first = await run('program.mjs');
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^\{.*\}\n$/) });
    expect(first.err).toMatch(/^Installing the dependencies/);
    const second = await run('program.mjs');
    expect(second).toMatchObject({ code: 0, err: '' });
  });

  test('installs again when package-lock.json says something else', async () => {
    await writeManifests('1.0.0', 'another');
    expect((await run('program.mjs')).err).toMatch(/^Installing the dependencies/);
    expect((await run('program.mjs')).err).toBe('');
  });

  test('installs nothing for a new version of a package that is linked', async () => {
    await writeManifests('1.0.1', 'another');
    expect((await run('program.mjs')).err).toBe('');
  });

  test('installs again when an installation was interrupted', async () => {
    await rm(join(root, 'node_modules/.package-lock.json'));
    expect((await run('program.mjs')).err).toMatch(/^Installing the dependencies/);
  });

  test('ends with a sentence when npm cannot install', async () => {
    const lock = await readFile(join(root, 'package-lock.json'), 'utf8');
    await writeFile(join(root, 'package-lock.json'), '{}');
    const failed = await run('program.mjs');
    await writeFile(join(root, 'package-lock.json'), lock);
    expect(failed).toMatchObject({ out: '', err: expect.stringContaining('could not be installed') });
    expect(failed.code).not.toBe(0);
  });

  test('runs from sources and hands on arguments and the exit code', async () => {
    const { code, out } = await run('program.mjs', '3', '--flag', 'two words');
    expect(code).toBe(3);
    const seen = JSON.parse(out) as { args: string[]; flags: string[] };
    expect(seen.args).toEqual(['3', '--flag', 'two words']);
    expect(seen.flags).toContain('--conditions=@precedent/source');
  });

  test('hands on a signal and ends as the program ends', async () => {
    const child = start('program.mjs', 'wait');
    await once(child.stdout!, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  test('without a script says how it is used', async () => {
    expect(await run()).toMatchObject({ code: 1, err: expect.stringMatching(/^Usage: /) });
  });
});
