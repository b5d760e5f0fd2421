import { applyMigration, createLedger, type Migration } from '@precedent/migrator';
import { dumpFile, keep, kept } from './dumps.ts';
import { openShadow, type Shadow } from './shadow.ts';

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
  const file = dumpFile(root, { migrations, kind: 'tar' });
  const dump = await kept(file);
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
