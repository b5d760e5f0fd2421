import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './run-program.ts';

/** A program that judges the whole workspace, and is quiet and exits with 0 when all is in order. */
export interface Check {
  readonly name: string;
  /** For Node: the program's file and its arguments. */
  readonly args: readonly string[];
}

const CACHE = 'node_modules/.cache/precedent';

/**
 * One process each for the whole workspace, where Nx's targets take one a project: what they all read is then read
 * once. Each keeps a cache of its own, so that the next run looks only at what changed.
 */
export function allChecks(): readonly Check[] {
  return [
    {
      name: 'types',
      // One program: with the projects' own configurations each of them would bind and check the same libraries anew.
      args: [program('typescript', 'bin/tsc'), '-b', 'tsconfig.types.json'],
    },
    {
      name: 'lint',
      args: [
        program('eslint', 'bin/eslint.js'),
        '--max-warnings=0',
        ...['--cache', '--cache-strategy=content', `--cache-location=${CACHE}/eslint-${lintedAgainst()}`],
        '.',
      ],
    },
    {
      name: 'format',
      args: [
        program('prettier', 'bin/prettier.cjs'),
        ...['--check', '--log-level=warn', '--cache', `--cache-location=${CACHE}/prettier`],
        '.',
      ],
    },
  ];
}

/** What the verdict on a file depends on besides its text: the rules, and which package may import which. */
function lintedAgainst(): string {
  const files = ['eslint.config.mjs', 'package-lock.json', 'nx.json', 'tsconfig.base.json'];
  const hash = createHash('sha256');
  for (const file of [...files, ...globSync('{apps,libs,tools}/*/package.json', { cwd: ROOT }).sort()]) {
    hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function program(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
}
