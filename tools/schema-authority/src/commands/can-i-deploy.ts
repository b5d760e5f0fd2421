import { join } from 'node:path';
import { readMigrations } from '@precedent/migrator';
import { Command } from 'commander';
import { migrationsAt } from '../check/check.ts';
import { statementsNow } from '../check/statements.ts';
import { releaseOnHead, workingTreeOn, type Compatibility } from '../release/can-i-deploy.ts';
import { readReleases } from '../release/release-record.ts';
import { findConsumers } from '../workspace/consumers.ts';
import { resolveCommit } from '../workspace/git.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { databaseUrl } from './arguments.ts';

interface Options {
  readonly base: string;
  readonly json?: boolean;
  readonly databaseUrl?: string;
}

/** `can-i-deploy`: the schema with every released consumer still supported, and the new consumers with the old schema. */
export function canIDeployCommand(): Command {
  return new Command('can-i-deploy')
    .description('exit 0 when the schema works with every supported release, 3 when one refuses it')
    .option('--base <ref>', 'git reference of the schema that runs now', 'main')
    .option('--json', 'print the matrix as JSON')
    .option('--database-url <url>', 'replay on this server instead of the embedded database', databaseUrl)
    .action(async (options: Options) => {
      const where = { root: WORKSPACE_ROOT, ...options };
      const head = await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH));
      const base = await migrationsAt(WORKSPACE_ROOT, await resolveCommit(WORKSPACE_ROOT, options.base));
      const released: Compatibility[] = [];
      const reverse: Compatibility[] = [];
      for (const consumer of await findConsumers(WORKSPACE_ROOT)) {
        for (const release of await readReleases(WORKSPACE_ROOT, consumer)) {
          if (release.supported) released.push(await releaseOnHead(where, head, release));
        }
        const statements = await statementsNow(WORKSPACE_ROOT, consumer);
        reverse.push(await workingTreeOn(where, base, consumer.name, statements));
      }
      const schemaFirst = reverse.some(({ works }) => !works);
      const deployable = released.every(({ works }) => works);
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify({ deployable, order: schemaFirst ? 'schema first' : 'any', released, reverse }, null, 2)}\n`
          : text(released, reverse, { deployable, schemaFirst }),
      );
      if (!deployable) process.exitCode = 3;
    });
}

function text(
  released: readonly Compatibility[],
  reverse: readonly Compatibility[],
  { deployable, schemaFirst }: { readonly deployable: boolean; readonly schemaFirst: boolean },
): string {
  const lines = [
    ...(released.length === 0 ? ['no release is recorded (npm run schema -- release)'] : released.map(line)),
    ...reverse.map(line),
    deployable
      ? `yes: deploy ${schemaFirst ? 'the schema first, then the consumers' : 'in any order'}`
      : 'NO: a supported release would break; see above',
  ];
  return `${lines.join('\n')}\n`;
}

function line({ consumer, schema, works, findings }: Compatibility): string {
  const why = findings.map(
    ({ rule, message, query, postgres }) =>
      `\n    ${rule} ${query ?? ''}: ${message}${postgres === null ? '' : ` (${postgres})`}`,
  );
  return `${works ? 'works  ' : 'REFUSED'}  ${consumer} on ${schema}${why.join('')}`;
}
