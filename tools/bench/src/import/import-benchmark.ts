import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { withClient } from '../server/bench-database.ts';
import { copyTables, dumpTables } from './copy.ts';
import { emptyDatabases, type EmptyDatabases } from './empty-databases.ts';
import { writeLines } from './lines.ts';
import { buildApp, runDataStorage, startApp } from '../server/service.ts';

/** What an import did beside COPY of the rows it stored, on databases that were equal before. */
export interface Comparison {
  readonly name: string;
  readonly importSeconds: number;
  readonly copySeconds: number;
  readonly peakMegabytes: number;
  /** Lowest ratio of the two rates that is good enough. */
  readonly target: number;
  /** Seconds the vector index took to be built afterwards, where that was done. */
  readonly indexSeconds?: number;
}

const VECTOR_INDEX = 'distinct_embeddings_embedding_idx';

/**
 * Imports a file of `count` lines in three ways, or in those whose name has `only` in it, and copies the very rows that
 * each stored, with COPY ... BINARY, into another database that was in the same state.
 */
export async function compareImports(
  count: number,
  { server, only }: { readonly server: string; readonly only: string },
  report: (line: string) => void,
): Promise<Comparison[]> {
  const directory = await mkdtemp(join(tmpdir(), 'precedent-import-'));
  await buildApp('data-storage');
  const databases = await emptyDatabases(server);
  try {
    const file = join(directory, 'traces.ndjson');
    await writeLines(file, count);
    report(`${count} lines, ${Math.round((await stat(file)).size / 1e6)} MB\n`);
    const one = async (name: string, target: number, indexed: boolean, load: Load): Promise<Comparison> => {
      report(`${name}: import`);
      const mine = await databases.fresh(indexed);
      const loaded = await load(mine, file, count);
      report(`${name}: COPY`);
      await withClient(mine, (client) => dumpTables(client, directory));
      const theirs = await databases.fresh(indexed);
      const copySeconds = await withClient(theirs, (client) => copyTables(client, directory));
      report(`${name}: done\n`);
      return { name, target, copySeconds, ...loaded };
    };
    const ways = [
      ['over HTTP, no vector index', 0.5, false, overHttp(databases)],
      ['import --defer-vector-index', 0.5, false, deferred],
      ['over HTTP, vector index in place', 0.7, true, overHttp(databases)],
    ] as const;
    const comparisons: Comparison[] = [];
    for (const [name, target, withIndex, load] of ways) {
      if (name.includes(only)) comparisons.push(await one(name, target, withIndex, load));
    }
    return comparisons;
  } finally {
    await databases.drop();
    await rm(directory, { recursive: true, force: true });
  }
}

type Loaded = Pick<Comparison, 'importSeconds' | 'peakMegabytes' | 'indexSeconds'>;
type Load = (ownerUrl: string, file: string, count: number) => Promise<Loaded>;

const overHttp =
  (databases: EmptyDatabases): Load =>
  async (ownerUrl, file, count) => {
    const service = await startApp('data-storage', databases.writerOf(ownerUrl));
    try {
      const started = performance.now();
      const response = await fetch(`${service.url}/api/v1/action-traces/import`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-ndjson' },
        body: Readable.toWeb(
          createReadStream(file, { highWaterMark: 1 << 18 }),
        ) as ReadableStream<Uint8Array>,
        duplex: 'half',
      } as RequestInit);
      const summary = (await response.json()) as { created?: number };
      const importSeconds = (performance.now() - started) / 1000;
      if (summary.created !== count) throw new Error(`the import answered ${JSON.stringify(summary)}`);
      return { importSeconds, peakMegabytes: service.peakMegabytes() };
    } finally {
      await service.stop();
    }
  };

const deferred: Load = async (ownerUrl, file, count) => {
  await withClient(ownerUrl, (client) => client.query(CREATE_VECTOR_INDEX));
  const { lines, peakMegabytes } = await runDataStorage(ownerUrl, ['import', '--defer-vector-index', file]);
  const imported = lines.find(({ event }) => event === 'imported');
  const built = lines.find(({ event }) => event === 'index-built');
  if (imported?.['created'] !== count) throw new Error(`the import told ${JSON.stringify(lines)}`);
  return {
    importSeconds: Number(imported['seconds']),
    peakMegabytes,
    indexSeconds: Number(built?.['seconds']),
  };
};

const CREATE_VECTOR_INDEX = `create index ${VECTOR_INDEX} on distinct_embeddings using hnsw (embedding vector_cosine_ops)`;
