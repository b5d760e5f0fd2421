import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dataDirHolder } from '@precedent/embedded-database';
import { describeOnServer, useTestDatabase } from '@precedent/testing';
import { freePorts, Precedent } from './precedent.ts';

jest.setTimeout(180_000);

let directory: string;
let ports: number[];
let started: Precedent[];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'precedent-start-'));
  ports = await freePorts(2);
  started = [];
});
afterEach(async () => {
  for (const precedent of started) {
    precedent.kill('SIGTERM');
    await precedent.exitCode();
  }
  await rm(directory, { recursive: true, force: true });
});

function start(flags: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Precedent {
  const places = ['--data-dir', directory, '--port-data-storage', ports[0], '--port-context-api', ports[1]];
  const precedent = new Precedent([...places.map(String), ...flags], env);
  started.push(precedent);
  return precedent;
}

interface Incidents {
  readonly items: readonly { readonly action_id: string | null; readonly similarity?: number }[];
}

/** Runs a command in a shell, as if it had been pasted there. */
async function paste(command: string): Promise<unknown> {
  return JSON.parse((await promisify(execFile)('bash', ['-c', command])).stdout);
}

async function list(query: string): Promise<Incidents> {
  return (await (await fetch(`http://localhost:${ports[1]}/api/v1/incidents?${query}`)).json()) as Incidents;
}

/** Whether nothing listens there any more. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  server.close();
  return free;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function recordAndFind(precedent: Precedent): Promise<string> {
  const recorded = (await paste(precedent.command('/api/v1/action-traces'))) as { action_id: string };
  const { items: listed } = await list('cluster_name=my-cluster&limit=200');
  expect(listed.map(({ action_id }) => action_id)).toEqual([recorded.action_id]);
  const { items: similar } = (await paste(precedent.command('/incidents/search'))) as Incidents;
  expect(similar.map(({ action_id }) => action_id)).toContain(recorded.action_id);
  return recorded.action_id;
}

describe('npm start on the embedded database', () => {
  test('shows commands that work, and continues with the same data', async () => {
    const first = start(['--samples', '200']);
    await first.ready();
    expect(first.output).toContain('Sample incidents: 200 recorded');
    const recorded = await recordAndFind(first);
    expect((await list('limit=200&include=total')) as object).toMatchObject({ total: 201 });
    expect(await first.ctrlC()).toBe(0);
    expect(await Promise.all(ports.map(isFree))).toEqual([true, true]);
    expect(dataDirHolder(join(directory, 'pglite'))).toBeUndefined();

    const second = start(['--samples', '200']);
    await second.ready();
    expect(second.output).not.toContain('Recording sample incidents');
    const { items } = await list('cluster_name=my-cluster');
    expect(items.map(({ action_id }) => action_id)).toEqual([recorded]);
    second.kill('SIGTERM');
    expect(await second.exitCode()).toBe(0);
  });

  test('continues a load of samples that was interrupted, each sample once', async () => {
    const first = start(['--samples', '600']);
    await first.shows('Recording sample incidents');
    await until(async () => (await list('limit=1')).items.length > 0);
    expect(await first.ctrlC()).toBe(0);
    const second = start(['--samples', '600']);
    await second.ready();
    expect(await list('limit=1&include=total')).toMatchObject({ total: 600 });
  });

  test('a second one on the same data says so and leaves the first alone', async () => {
    const first = start(['--empty']);
    await first.ready();
    const second = start(['--empty']);
    expect(await second.exitCode()).toBe(1);
    expect(second.output).toMatch(/^Precedent runs already with the data in .*: stop it, or choose another/m);
    expect(await list('limit=1')).toMatchObject({ items: [] });
    expect(await first.ctrlC()).toBe(0);
  });

  test('a busy port is one sentence that names the flag, and nothing is left running', async () => {
    const other = createServer().listen(ports[1], '127.0.0.1');
    await once(other, 'listening');
    const refused = start();
    const exitCode = await refused.exitCode();
    other.close();
    expect(exitCode).toBe(1);
    expect(refused.output).toBe(
      `Port ${ports[1]} is in use by another program: stop it, or choose another with --port-context-api.\n`,
    );
    expect(dataDirHolder(join(directory, 'pglite'))).toBeUndefined();
  });

  test('when a service dies, everything stops and says which it was', async () => {
    const precedent = start(['--empty']);
    await precedent.ready();
    const [program] = childrenOf(precedent.pid);
    const service = childrenOf(program!).find((pid) => commandOf(pid).includes('apps/context-api'));
    process.kill(service!, 'SIGKILL');
    expect(await precedent.exitCode()).toBe(1);
    expect(precedent.output).toContain('Context API ended by SIGKILL.');
    expect(await isFree(ports[0]!)).toBe(true);
    expect(dataDirHolder(join(directory, 'pglite'))).toBeUndefined();
  });

  test('killed by force, it leaves nothing running either', async () => {
    const precedent = start(['--empty']);
    await precedent.ready();
    for (const pid of [...childrenOf(precedent.pid), precedent.pid]) process.kill(pid, 'SIGKILL');
    await until(() => isFree(ports[0]!));
    await until(() => isFree(ports[1]!));
    await until(async () => dataDirHolder(join(directory, 'pglite')) === undefined);
  });
});

describe('npm start on a server', () => {
  test('that cannot be reached is one sentence', async () => {
    const [nobody] = await freePorts(1);
    const refused = start([], { DATABASE_URL: `postgres://someone:secret@127.0.0.1:${nobody}/precedent` });
    expect(await refused.exitCode()).toBe(1);
    expect(refused.output).toContain(
      `Cannot use the database at 127.0.0.1:${nobody}/precedent: nothing listens there.`,
    );
    expect(refused.output).not.toContain('secret');
  });
});

describeOnServer('npm start on a real server', () => {
  const database = useTestDatabase();

  test('makes logins of their own for both services', async () => {
    const precedent = start(['--samples', '50'], { DATABASE_URL: database.ownerUrl });
    await precedent.ready();
    await recordAndFind(precedent);
    expect(await precedent.ctrlC()).toBe(0);
  });
});

function childrenOf(pid: number): number[] {
  return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
}

function commandOf(pid: number): string {
  return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
}
