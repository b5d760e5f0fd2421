import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from './run/run-program.ts';

/**
 * All types are checked as one program, which sees everything. What a build of one project would refuse besides, an
 * import of what it does not build upon, is refused here.
 */
interface Configuration {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly references?: readonly { readonly path: string }[];
}

const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Configuration;
const find = (patterns: readonly string[]) => globSync([...patterns], { cwd: ROOT }).sort();
const PROJECTS = find(['{apps,libs,tools}/*/package.json']).map(dirname);

/** The TypeScript files of a project's configuration. */
function filesOf(project: string, configuration: string): readonly string[] {
  const { include, exclude = [] } = read(`${project}/${configuration}`);
  const left = new Set(find(exclude.map((pattern) => `${project}/${pattern}`)));
  return find(include.map((pattern) => `${project}/${pattern}`)).filter((file) => !left.has(file));
}

/** What a file imports that is of this workspace: packages by name, files by path. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(@precedent\/[\w-]+|\.[^']*)/g)].map(
    ([, from = '']) => (from.startsWith('.') ? resolve(ROOT, dirname(file), from) : from),
  );
}

test('the one program has the files of every project', () => {
  const { include } = read('tsconfig.types.json');
  const checked = find(include.map((folder) => `${folder}/**/*.ts`));
  const projects = PROJECTS.flatMap((project) => [
    ...filesOf(project, 'tsconfig.json'),
    ...filesOf(project, 'tsconfig.test.json'),
  ]);
  expect(checked).toEqual(projects.sort());
});

test.each(PROJECTS)(
  '%s imports what its configuration refers to, and no test into what is built',
  (project) => {
    const files = filesOf(project, 'tsconfig.json');
    const { references = [] } = read(`${project}/tsconfig.json`);
    const allowed = new Set([
      ...files.map((file) => join(ROOT, file)),
      ...references.map(({ path }) => `@precedent/${basename(path)}`),
    ]);
    const refused = files.flatMap((file) =>
      importsOf(file)
        .filter((from) => !allowed.has(from) && !from.endsWith('.json'))
        .map((from) => `${file} imports ${from}`),
    );
    expect(refused).toEqual([]);
  },
);
