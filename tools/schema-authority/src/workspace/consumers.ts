import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A project that runs SQL on the schema. It says so in its package.json: `"precedent": { "consumer": { … } }`. */
export interface Consumer {
  /** Name of the project, for example `context-api`. */
  readonly name: string;
  /** Path from the workspace root, for example `apps/context-api`. */
  readonly path: string;
  /** Role whose privileges its queries need. */
  readonly role: string;
  /** Module, from the project's folder, that exports `queries: readonly AnyQuery[]`. */
  readonly queries: string;
}

interface Manifest {
  readonly nx?: { readonly name?: string };
  readonly precedent?: { readonly consumer?: { readonly role: string; readonly queries: string } };
}

/** All consumers below `apps/`, in the order of their names. Throws when a declaration is incomplete. */
export async function findConsumers(root: string): Promise<Consumer[]> {
  const names = (await readdir(join(root, 'apps'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const found = await Promise.all(names.map((name) => readConsumer(root, `apps/${name}`)));
  return found.filter((consumer) => consumer !== null);
}

/** The consumer of that name. Throws naming those there are. */
export async function consumerNamed(root: string, name: string): Promise<Consumer> {
  const all = await findConsumers(root);
  const found = all.find((consumer) => consumer.name === name);
  if (found !== undefined) return found;
  throw new Error(
    `there is no consumer "${name}"; there are ${all.map((consumer) => consumer.name).join(', ')}`,
  );
}

async function readConsumer(root: string, path: string): Promise<Consumer | null> {
  const text = await readFile(join(root, path, 'package.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const { nx, precedent } = JSON.parse(text) as Manifest;
  const declared = precedent?.consumer;
  if (declared === undefined) return null;
  if (!declared.role || !declared.queries) {
    throw new Error(`${path}/package.json: precedent.consumer needs "role" and "queries"`);
  }
  return { name: nx?.name ?? path.split('/').at(-1) ?? path, path, ...declared };
}
