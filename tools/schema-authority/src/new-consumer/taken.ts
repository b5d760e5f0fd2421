import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Migration } from '@precedent/migrator';
import type { Taken } from './consumer-name.ts';

const GROUPS = ['apps', 'libs', 'tools'];
/** A service's own default, as its `config.ts` declares it. */
const PORT = /\bport\((\d+)\)/g;

/** Reads from the workspace which names and ports are in use. */
export async function readTaken(root: string, migrations: readonly Migration[]): Promise<Taken> {
  const folders = await Promise.all(
    GROUPS.map(async (group) => {
      const entries = await readdir(join(root, group), { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map((entry) => join(group, entry.name));
    }),
  );
  const projects = new Set<string>();
  const ports = new Set<number>();
  for (const folder of folders.flat()) {
    projects.add(basename(folder));
    for (const name of await declaredNames(join(root, folder, 'package.json'))) projects.add(name);
    const config = await readFile(join(root, folder, 'src/config.ts'), 'utf8').catch(() => '');
    for (const [, port] of config.matchAll(PORT)) ports.add(Number(port));
  }
  return { projects, ports, migrations: migrations.map(({ sql }) => sql).join('\n') };
}

async function declaredNames(manifest: string): Promise<string[]> {
  const text = await readFile(manifest, 'utf8').catch(() => '{}');
  const { name, nx } = JSON.parse(text) as { name?: string; nx?: { name?: string } };
  return [name?.replace(/^@[^/]+\//, ''), nx?.name].filter((declared) => declared !== undefined);
}
