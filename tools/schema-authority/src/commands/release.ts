import { join } from 'node:path';
import { readMigrations } from '@precedent/migrator';
import { Command } from 'commander';
import { buildContract } from '../contract/build-contract.ts';
import { captureQueries } from '../contract/capture.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import { readReleases, writeRelease, type ReleaseRecord } from '../release/release-record.ts';
import { consumerNamed } from '../workspace/consumers.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../workspace/workspace.ts';

interface Options {
  readonly consumer: string;
  readonly version: string;
  readonly endSupport?: boolean;
}

/** `release`: records what a version of a consumer needs, so that no later schema breaks it while it is supported. */
export function releaseCommand(): Command {
  return new Command('release')
    .description('record the contract of a released version of a consumer, or end its support')
    .requiredOption('--consumer <name>', 'the consumer')
    .requiredOption('--version <version>', 'its semantic version')
    .option('--end-support', 'nobody runs the version any more: the schema may break it from now on')
    .action(async ({ consumer: name, version, endSupport }: Options) => {
      const consumer = await consumerNamed(WORKSPACE_ROOT, name);
      const record =
        endSupport === true
          ? { ...(await recorded(name, version)), supported: false }
          : { consumer: name, version, released: today(), supported: true, ...(await contractNow(name)) };
      console.log(`wrote ${await writeRelease(WORKSPACE_ROOT, consumer, record)}`);
    });
}

async function contractNow(name: string): Promise<Pick<ReleaseRecord, 'schema' | 'queries'>> {
  const consumer = await consumerNamed(WORKSPACE_ROOT, name);
  const migrations = await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH));
  const { shadow } = await shadowAt(WORKSPACE_ROOT, migrations);
  try {
    const contract = await buildContract(shadow, await captureQueries(WORKSPACE_ROOT, consumer));
    return {
      schema: migrations.at(-1)?.file ?? '',
      queries: contract.map(({ id, source, role, indexes, variants }) => ({
        id,
        source,
        role,
        indexes,
        variants,
      })),
    };
  } finally {
    await shadow.close();
  }
}

async function recorded(name: string, version: string): Promise<ReleaseRecord> {
  const releases = await readReleases(WORKSPACE_ROOT, await consumerNamed(WORKSPACE_ROOT, name));
  const found = releases.find((release) => release.version === version);
  if (found !== undefined) return found;
  const known = releases.map((release) => release.version).join(', ') || 'none';
  throw new Error(`${name} ${version} was never recorded; there are: ${known}`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
