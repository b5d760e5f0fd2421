import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const NAME = 'precedent-bench';
const IMAGE = 'pgvector/pgvector:pg17';
const READY_WITHIN_MS = 120_000;

/** As a server of this size is set up: a quarter of the memory for its buffers, solid state disks. */
const SETTINGS = {
  shared_buffers: '4GB',
  effective_cache_size: '8GB',
  random_page_cost: '1.1',
  max_wal_size: '16GB',
  checkpoint_timeout: '30min',
  wal_compression: 'on',
  max_connections: '200',
  shared_preload_libraries: 'pg_stat_statements',
};

/**
 * The superuser's connection string of a PostgreSQL in a container that is kept, with its volume, for the next
 * benchmark. `docker rm -f precedent-bench && docker volume rm precedent-bench` removes both.
 */
export async function benchServer(): Promise<string> {
  const state = await run('docker', ['inspect', '-f', '{{.State.Running}}', NAME]).catch(() => undefined);
  if (state === undefined) {
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const where = ['-v', `${NAME}:/var/lib/postgresql/data`, '-p', '127.0.0.1:0:5432', '--shm-size', '8g'];
    await run('docker', [
      'run',
      '-d',
      '--name',
      NAME,
      ...where,
      '-e',
      'POSTGRES_PASSWORD=bench',
      IMAGE,
      'postgres',
      ...settings,
    ]);
  } else if (!state.stdout.startsWith('true')) {
    await run('docker', ['start', NAME]);
  }
  const { stdout } = await run('docker', ['port', NAME, '5432/tcp']);
  const url = `postgres://postgres:bench@${stdout.trim()}/postgres`;
  await untilReady(url);
  return url;
}

/** The image's first start restarts the server once, so one answer is not enough. */
async function untilReady(url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  for (let answers = 0; answers < 3;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      answers += 1;
    } catch (error) {
      answers = 0;
      if (Date.now() > until) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
    await delay(500);
  }
}
