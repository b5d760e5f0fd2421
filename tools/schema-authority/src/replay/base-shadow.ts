import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyMigration, createLedger, type Migration } from '@precedent/migrator';
import { openShadow, type Shadow } from './shadow.ts';

/** Where dumps of replayed schemas are kept; deleting it only costs time. */
const CACHE = 'node_modules/.cache/precedent-schema';

/**
 * A shadow with the given migrations applied. Embedded ones are dumped the first time and opened from the dump after
 * that (0.5 s instead of 3 s); the key is the content of the files.
 */
export async function shadowAt(
  root: string,
  migrations: readonly Migration[],
  options: { readonly databaseUrl?: string } = {},
): Promise<{ shadow: Shadow; cached: boolean }> {
  if (options.databaseUrl !== undefined) {
    const shadow = await openShadow({ databaseUrl: options.databaseUrl });
    await replay(shadow, migrations);
    return { shadow, cached: false };
  }
  const file = join(root, CACHE, `${keyOf(migrations)}.tar`);
  const dump = await readFile(file).catch(() => null);
  if (dump !== null) return { shadow: await openShadow({ from: new Blob([dump]) }), cached: true };
  const shadow = await openShadow();
  await replay(shadow, migrations);
  const blob = await shadow.dump();
  if (blob !== null) await keep(file, Buffer.from(await blob.arrayBuffer()));
  return { shadow, cached: false };
}

async function replay(shadow: Shadow, migrations: readonly Migration[]): Promise<void> {
  await createLedger(shadow.session);
  for (const migration of migrations) await applyMigration(shadow.session, migration);
}

function keyOf(migrations: readonly Migration[]): string {
  const text = ['1', ...migrations.map(({ file, checksum }) => `${file} ${checksum}`)].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Through a name of its own, so that a killed run leaves no half a dump behind and threads do not meet. */
async function keep(file: string, bytes: Buffer): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, bytes);
  await rename(own, file);
}
