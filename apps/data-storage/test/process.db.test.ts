import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { bareEnvironment, useTestDatabase } from '@precedent/testing';
import { Client } from './client.ts';
import { minimal } from './traces.ts';
import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
const database = useTestDatabase();

function start(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--conditions=@precedent/source', MAIN], {
    env: { ...bareEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function outcome(env: Readonly<Record<string, string>>): Promise<{ code: number; stderr: string }> {
  const child = start(env);
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { code: code as number, stderr };
}

describe('the process', () => {
  test('serves, logs JSON lines, and ends cleanly on SIGTERM', async () => {
    const child = start({
      DATABASE_URL: database.writerUrl,
      DATABASE_SHARED_SESSION: String(database.sharedSession),
      HOST: '127.0.0.1',
      PORT: '0',
    });
    const lines: Record<string, unknown>[] = [];
    const port = await new Promise<number>((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        const entry = JSON.parse(line) as Record<string, unknown>;
        lines.push(entry);
        if (entry['msg'] === 'listening') resolve(entry['port'] as number);
      });
    });
    const client = new Client(`http://127.0.0.1:${port}`);
    // Not before the database has answered in time, which takes a while on a busy machine.
    await until(async () => (await client.call('getReadiness')).status === 200);
    const { id } = await client.create(minimal({ alert_summary: 'words that no log line holds' }));
    await client.update(id, { execution_status: 'completed' });

    const closed = once(child, 'close');
    child.kill('SIGTERM');
    expect(await closed).toEqual([0, null]);
    const isWaiting = ({ operation_id, status }: (typeof lines)[number]) =>
      operation_id === undefined && status === 503;
    const requests = lines.filter((line) => line['msg'] === 'request' && !isWaiting(line));
    expect(requests.map(({ operation_id, status }) => [operation_id ?? null, status])).toEqual([
      [null, 200],
      ['createActionTrace', 201],
      ['updateActionTrace', 200],
    ]);
    expect(lines.at(-1)).toMatchObject({ msg: 'stopped', service: 'data-storage' });
    expect(JSON.stringify(lines)).not.toContain('words that no log line holds');
  });

  test('names every wrong setting at once and exits 78, without a secret', async () => {
    const { code, stderr } = await outcome({
      DATABASE_URL: 'mysql://me:topsecret@host/db',
      PORT: 'many',
      EMBEDDING_PROVIDER: 'magic',
    });
    expect(code).toBe(78);
    for (const name of ['DATABASE_URL', 'PORT', 'EMBEDDING_PROVIDER']) expect(stderr).toContain(`  ${name} `);
    expect(stderr).not.toContain('topsecret');
  });

  test('a remote provider without its address and model is told what it needs', async () => {
    const { code, stderr } = await outcome({
      DATABASE_URL: database.writerUrl,
      EMBEDDING_PROVIDER: 'openai',
    });
    expect(code).toBe(78);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'The configuration cannot be used. 2 variables are wrong:',
      expect.stringMatching(/^ {2}EMBEDDING_URL is missing, and EMBEDDING_PROVIDER=openai needs it\. /),
      expect.stringMatching(/^ {2}EMBEDDING_MODEL is missing, and EMBEDDING_PROVIDER=openai needs it\. /),
    ]);
  });
});
