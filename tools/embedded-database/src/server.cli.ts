import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { PGlite } from '@electric-sql/pglite';
import { useBaselineWasm } from './baseline-wasm.ts';
import { DataDirInUseError, lockDataDir } from './lock-data-dir.ts';
import { openEmbedded } from './open.ts';
import { serveEmbedded } from './serve.ts';

/**
 * A process that serves one PGlite over the PostgreSQL protocol on 127.0.0.1. Prints `{"port":N}` when it answers, or
 * one sentence on standard error and exits 1. Ends on SIGTERM, SIGINT, or when its standard input closes, so that it
 * never outlives its parent.
 */
const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    snapshot: { type: 'string' },
    port: { type: 'string', default: '0' },
  },
});

useBaselineWasm();
const dataDir = values['data-dir'];
const unlock = dataDir === undefined ? () => undefined : lock(dataDir);
const db = await open();
const server = await serveEmbedded(db, Number(values.port));

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await server.close();
  await db.close();
  unlock();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.stdin.on('end', () => void stop()).resume();

const port = Number(new URL(server.url).port);
process.stdout.write(`${JSON.stringify({ port })}\n`);

function lock(directory: string): () => void {
  try {
    return lockDataDir(directory);
  } catch (error) {
    if (!(error instanceof DataDirInUseError)) throw error;
    return refuse(error.message);
  }
}

async function open(): Promise<PGlite> {
  try {
    return await openEmbedded({
      ...(dataDir === undefined ? {} : { dataDir }),
      ...(values.snapshot === undefined ? {} : { from: new Blob([await readFile(values.snapshot)]) }),
    });
  } catch (error) {
    unlock();
    const { message } = error as Error;
    if (dataDir === undefined) return refuse(message);
    return refuse(`the data in ${dataDir} cannot be opened (${message}); move it away to begin anew`);
  }
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
