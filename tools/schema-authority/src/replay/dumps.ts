import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { snapshotVersion } from '@precedent/embedded-database';
import type { Migration } from '@precedent/migrator';

/** Where dumps of schemas are kept; deleting it only costs time. */
const CACHE = 'node_modules/.cache/precedent-schema';

/** A dump has 25 to 50 MB. Older ones are of schemas, or of queries, that are no longer looked at. */
const MOST_KEPT = 6;

/** Where a dump of a schema is kept: its name tells the content of the migrations, and what else is in it. */
export function dumpFile(root: string, { migrations, holds = [], kind }: DumpName): string {
  const text = [
    snapshotVersion(),
    ...migrations.map(({ file, checksum }) => `${file} ${checksum}`),
    ...holds,
  ];
  const key = createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 32);
  return join(root, CACHE, `${key}.${kind}`);
}

export interface DumpName {
  readonly migrations: readonly Migration[];
  readonly holds?: readonly string[];
  /** Ending of the file's name. */
  readonly kind: 'tar' | 'watched';
}

/** What is kept in a file; null when it is not there. */
export async function kept(file: string): Promise<Buffer<ArrayBuffer> | null> {
  return readFile(file).catch(() => null);
}

/** Through a name of its own, so that a killed run leaves no half a dump behind and threads do not meet. */
export async function keep(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, bytes);
  await rename(own, file);
  await forgetOlderThan(file);
}

/** Removes the oldest of the same kind. */
async function forgetOlderThan(newest: string): Promise<void> {
  const folder = dirname(newest);
  const others = (await readdir(folder))
    .map((name) => join(folder, name))
    .filter((file) => file !== newest && extname(file) === extname(newest));
  const dated = await Promise.all(
    others.map(async (file) => {
      // Another process may have removed it meanwhile.
      const stats = await stat(file).catch(() => null);
      return { file, at: stats?.mtimeMs ?? 0 };
    }),
  );
  const oldest = dated.sort((one, other) => other.at - one.at).slice(MOST_KEPT - 1);
  await Promise.all(oldest.map(({ file }) => rm(file, { force: true })));
}
