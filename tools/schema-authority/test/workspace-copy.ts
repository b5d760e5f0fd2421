import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../src/workspace/workspace.ts';

const run = promisify(execFile);

/** What the command line reads of a workspace. */
const PARTS = [
  'apps',
  'libs',
  'docs',
  'tools/schema-authority',
  'package.json',
  'package-lock.json',
  'schema-overrides.yml',
];
/** Installed or built; the copy shares what is installed. */
const LEFT_OUT = new Set(['node_modules', 'dist', '.data']);

/** How a command ended. */
export interface CommandEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the workspace in a repository of its own, with everything committed, on which commands can be tried. */
export interface WorkspaceCopy {
  readonly root: string;
  /** Runs `npm run schema -- …` there. */
  schema(...args: readonly string[]): Promise<CommandEnd>;
  /** Writes a migration; the working tree then has a change to check. */
  migration(file: string, sql: string): Promise<void>;
  /** Takes the working tree back to the commit. */
  restore(): Promise<void>;
  dispose(): Promise<void>;
}

/** Copies the working tree as it is, uncommitted changes included. */
export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const root = await mkdtemp(join(tmpdir(), 'precedent-workspace-'));
  for (const part of PARTS) {
    await cp(join(WORKSPACE_ROOT, part), join(root, part), {
      recursive: true,
      filter: (source) =>
        !relative(WORKSPACE_ROOT, source)
          .split('/')
          .some((name) => LEFT_OUT.has(name)),
    });
  }
  await shareInstalled(root);
  await writeFile(join(root, '.gitignore'), 'node_modules\n');
  const git = async (...args: readonly string[]): Promise<string> => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid'];
    return (await run('git', [...identity, ...args], { cwd: root })).stdout;
  };
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'base');
  return {
    root,
    async schema(...args) {
      const cli = join(root, 'tools/schema-authority/src/cli.ts');
      const node = ['--conditions=@precedent/source', '--disable-warning=ExperimentalWarning', cli];
      const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
      return run(process.execPath, [...node, ...args], options).then(
        (ended) => ({ exitCode: 0, ...ended }),
        ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
          exitCode: code,
          stdout,
          stderr,
        }),
      );
    },
    migration: (file, sql) => writeFile(join(root, MIGRATIONS_PATH, file), sql),
    async restore() {
      await git('checkout', '--quiet', '.');
      await git('clean', '--quiet', '--force', '-d');
    },
    dispose: () => rm(root, { recursive: true, force: true }),
  };
}

/** Links what is installed: the root's packages, and those a project has in another version. */
async function shareInstalled(root: string): Promise<void> {
  const groups = await Promise.all(
    ['apps', 'libs'].map(async (group) =>
      (await readdir(join(root, group))).map((name) => `${group}/${name}`),
    ),
  );
  for (const project of ['.', 'tools/schema-authority', ...groups.flat()]) {
    const installed = join(WORKSPACE_ROOT, project, 'node_modules');
    if (existsSync(installed)) await symlink(installed, join(root, project, 'node_modules'));
  }
}
