import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { check } from '../check/check.ts';
import { Stopwatch } from '../check/stopwatch.ts';
import { isAtLeast, requiredVersion } from '../version/required-version.ts';
import { findConsumers } from '../workspace/consumers.ts';
import { git, resolveCommit } from '../workspace/git.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';

const MANIFEST = 'libs/schema/package.json';
const LOCKFILE = 'package-lock.json';

interface Options {
  readonly base: string;
  readonly check?: boolean;
}

/** `version`: keeps the version of the schema package in step with the class of the change. */
export function versionCommand(): Command {
  return new Command('version')
    .description('raise the version of @precedent/schema as the change since the base demands')
    .option('--base <ref>', 'git reference of the schema that runs now', 'main')
    .option('--check', 'write nothing; exit 1 when the version is too small')
    .action(async (options: Options) => {
      const consumers = await findConsumers(WORKSPACE_ROOT);
      const { bump } = await check({ root: WORKSPACE_ROOT, consumers, base: options.base }, new Stopwatch());
      const commit = await resolveCommit(WORKSPACE_ROOT, options.base);
      const before = versionIn(await git(WORKSPACE_ROOT, 'show', `${commit}:${MANIFEST}`));
      const now = versionIn(await readFile(join(WORKSPACE_ROOT, MANIFEST), 'utf8'));
      const least = requiredVersion(before, bump);
      if (isAtLeast(now, least))
        return console.log(`@precedent/schema ${now} is right for a change of class ${bump}`);
      if (options.check === true) {
        console.error(
          `SA024 @precedent/schema is ${now}; a ${bump} change since ${before} needs ${least} or later`,
        );
        console.error(`Run: npm run schema -- version --base ${options.base}`);
        process.exitCode = 1;
        return;
      }
      await setVersion(MANIFEST, now, least);
      await setVersion(LOCKFILE, now, least);
      console.log(`@precedent/schema ${now} -> ${least} (${bump})`);
    });
}

function versionIn(manifest: string): string {
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Changes the one line, so that the file keeps its form. */
async function setVersion(path: string, from: string, to: string): Promise<void> {
  const file = join(WORKSPACE_ROOT, path);
  const text = await readFile(file, 'utf8');
  const line = new RegExp(`("name": "@precedent/schema",\\s*"version": ")${from.replaceAll('.', '\\.')}"`);
  if (!line.test(text)) throw new Error(`${path} does not name @precedent/schema ${from}`);
  await writeFile(file, text.replace(line, `$1${to}"`));
}
