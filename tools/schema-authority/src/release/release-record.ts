import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contractStatements } from '../check/statements.ts';
import type { ConsumerStatement } from '../check/watch.ts';
import type { ContractQuery } from '../contract/contract.ts';
import type { Consumer } from '../workspace/consumers.ts';

/** What a released version of a consumer needs of the schema: `contract/releases/<version>.json`. */
export interface ReleaseRecord {
  readonly consumer: string;
  readonly version: string;
  /** Day of the release, `YYYY-MM-DD`. */
  readonly released: string;
  /** Newest migration the version was built on. */
  readonly schema: string;
  /** False once nobody runs it any more; the schema may then break it. */
  readonly supported: boolean;
  readonly queries: readonly Pick<ContractQuery, 'id' | 'source' | 'role' | 'indexes' | 'variants'>[];
}

const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** Path of a record from the workspace root. Throws when the version is not a semantic version. */
export function releasePath(consumer: Consumer, version: string): string {
  if (!VERSION.test(version)) throw new Error(`"${version}" is no semantic version such as 1.4.0`);
  return join(consumer.path, 'contract', 'releases', `${version}.json`);
}

/** All records of a consumer, in the order of their files. */
export async function readReleases(root: string, consumer: Consumer): Promise<ReleaseRecord[]> {
  const folder = join(root, consumer.path, 'contract', 'releases');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as ReleaseRecord),
  );
}

/**
 * Writes a record. Throws when the version was recorded before with other queries: a release never changes.
 * Returns its path.
 */
export async function writeRelease(root: string, consumer: Consumer, record: ReleaseRecord): Promise<string> {
  const path = releasePath(consumer, record.version);
  const before = await readFile(join(root, path), 'utf8').catch(() => null);
  if (before !== null) {
    const recorded = JSON.parse(before) as ReleaseRecord;
    if (JSON.stringify(recorded.queries) !== JSON.stringify(record.queries)) {
      throw new Error(
        `${consumer.name} ${record.version} was recorded before with other queries; choose a new version`,
      );
    }
  }
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), `${JSON.stringify(record, null, 2)}\n`);
  return path;
}

/** The statements of a release; their consumer is named with its version, `context-api@1.2.0`. */
export function releaseStatements({ consumer, version, queries }: ReleaseRecord): ConsumerStatement[] {
  return queries.flatMap((query) =>
    contractStatements({ ...query, consumer: `${consumer}@${version}`, columns: [], uses: {} }),
  );
}
