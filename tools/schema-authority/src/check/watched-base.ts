import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Migration } from '@precedent/migrator';
import { TypeNames } from '../contract/type-names.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import { dumpFile, keep, kept } from '../replay/dumps.ts';
import { openShadow, type Shadow } from '../replay/shadow.ts';
import { canaryAt, watch, type BaseStatement, type ConsumerStatement, type Watch } from './watch.ts';

/** A shadow with a base schema and statements under watch. */
export interface WatchedBase {
  readonly shadow: Shadow;
  readonly watched: Watch;
  /** True when nothing had to be found out. */
  readonly cached: boolean;
}

/** To put fewer under watch takes less time than to keep a dump with them. */
const FEW = 100;

/**
 * Opens a shadow with the migrations applied and puts the statements under watch there. What came of it is kept with the
 * canaries: most checks follow one of the same queries on the same base.
 */
export async function watchedBase(
  root: string,
  migrations: readonly Migration[],
  statements: readonly ConsumerStatement[],
  options: { readonly databaseUrl?: string } = {},
): Promise<WatchedBase> {
  if (options.databaseUrl !== undefined || statements.length < FEW)
    return watchedAnew(root, migrations, { statements, ...options });
  const texts = statements.map(({ role, sql }) => `${role} ${sql}`);
  const holds = [await ownSources(), ...texts];
  const file = dumpFile(root, { migrations, holds, kind: 'watched' });
  const bytes = await kept(file);
  if (bytes !== null) return reopened(deserialize(bytes) as Kept, statements);
  const fresh = await watchedAnew(root, migrations, { statements });
  const blob = await fresh.shadow.dump();
  if (blob !== null)
    await keep(file, serialize(keptOf(new Uint8Array(await blob.arrayBuffer()), fresh.watched, statements)));
  return fresh;
}

async function watchedAnew(
  root: string,
  migrations: readonly Migration[],
  {
    statements,
    ...options
  }: { readonly statements: readonly ConsumerStatement[]; readonly databaseUrl?: string },
): Promise<WatchedBase> {
  const { shadow } = await shadowAt(root, migrations, options);
  try {
    const watched = await watch(shadow.client, new TypeNames(shadow.session), statements);
    return { shadow, watched, cached: false };
  } catch (error) {
    await shadow.close();
    throw error;
  }
}

/** What was found out about a statement from its text and the schema. */
type Found = Omit<BaseStatement, keyof ConsumerStatement>;

interface Kept {
  readonly dump: Uint8Array<ArrayBuffer>;
  readonly base: Omit<Watch['base'], 'probes'>;
  /** In the order of the statements; null for one that does not work. */
  readonly found: readonly (Found | null)[];
}

function keptOf(
  dump: Uint8Array<ArrayBuffer>,
  { base: { probes: _, ...base }, watched }: Watch,
  statements: readonly ConsumerStatement[],
): Kept {
  const known = new Map(watched.map((statement) => [statement.canary, statement]));
  const found = statements.map((_, index): Found | null => {
    const own = known.get(canaryAt(index));
    if (own === undefined) return null;
    const { canary, probe, uses, relations, functions, facts } = own;
    return { canary, probe, uses, relations, functions, facts };
  });
  return { dump, base, found };
}

async function reopened(
  { dump, base, found }: Kept,
  statements: readonly ConsumerStatement[],
): Promise<WatchedBase> {
  const watched = statements.flatMap((statement, index): BaseStatement[] => {
    const own = found[index] ?? null;
    return own === null ? [] : [{ ...statement, ...own }];
  });
  return {
    shadow: await openShadow({ from: new Blob([dump]) }),
    watched: {
      base: { ...base, probes: watched.map(({ probe }) => probe) },
      watched,
      failing: statements.filter((_, index) => (found[index] ?? null) === null),
    },
    cached: true,
  };
}

/** Digest of the sources that decide what is found out: another version of them may find other things. */
async function ownSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const part of ['catalog', 'check', 'contract', 'replay']) {
    const folder = join(import.meta.dirname, '..', part);
    for (const name of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, name)));
  }
  return hash.digest('hex');
}
