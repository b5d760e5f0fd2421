import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { WORKSPACE_ROOT } from '../src/workspace/workspace.ts';

const run = promisify(execFile);
const BUFFER = 64 * 1024 * 1024;

/** How a program ended. */
export interface ProgramEnd {
  readonly exitCode: number;
  /** Standard output, and standard error apart. */
  readonly stdout: string;
  readonly stderr: string;
}

/** A whole workspace of its own, dependencies included, on which anything can be tried that npm, Nx or Jest do. */
export interface WorkspaceClone {
  readonly root: string;
  /** Runs a program of the clone, by its path there, with the Node that runs this. */
  node(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<ProgramEnd>;
  npm(...args: readonly string[]): Promise<ProgramEnd>;
  /** Runs `npm run schema -- …` there. */
  schema(...args: readonly string[]): Promise<ProgramEnd>;
  /** Commits everything that changed. */
  commit(message: string): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Clones the workspace as it is, uncommitted changes included, and commits it. Its packages are copied too: a link to
 * them would lead from a package of the workspace back to the original.
 */
export async function cloneWorkspace(): Promise<WorkspaceClone> {
  const root = await mkdtemp(join(tmpdir(), 'precedent-clone-'));
  await copySources(root);
  await copyInstalled(root);
  const end = (program: string, args: readonly string[], env = {}): Promise<ProgramEnd> =>
    run(program, args, { cwd: root, env: { ...environment(root), ...env }, maxBuffer: BUFFER }).then(
      (ended) => ({ exitCode: 0, ...ended }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        exitCode: code,
        stdout,
        stderr,
      }),
    );
  const git = (...args: readonly string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...args], { cwd: root });
  const node: WorkspaceClone['node'] = (program, args, env) =>
    end(
      process.execPath,
      ['--conditions=@precedent/source', '--experimental-vm-modules', join(root, program), ...args],
      env,
    );
  const commit = async (message: string): Promise<void> => {
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
  };
  await git('init', '--quiet', '--initial-branch=main');
  await commit('the workspace');
  return {
    root,
    node,
    npm: (...args) => end('npm', args),
    schema: (...args) => node('tools/schema-authority/src/cli.ts', args),
    commit,
    dispose: () => rm(root, { recursive: true, force: true }),
  };
}

/** Everything git knows or would take. */
async function copySources(root: string): Promise<void> {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { stdout } = await run('git', list, { cwd: WORKSPACE_ROOT, maxBuffer: BUFFER });
  for (const path of stdout.split('\0')) {
    if (path === '' || !existsSync(join(WORKSPACE_ROOT, path))) continue; // deleted in the working tree
    await mkdir(dirname(join(root, path)), { recursive: true });
    await cp(join(WORKSPACE_ROOT, path), join(root, path));
  }
}

/** Packages, with links that lead into the clone, and what is built already. */
async function copyInstalled(root: string): Promise<void> {
  const projects = await Promise.all(
    ['apps', 'libs', 'tools'].map(async (group) =>
      (await readdir(join(WORKSPACE_ROOT, group))).map((name) => join(group, name)),
    ),
  );
  for (const project of ['', ...projects.flat()]) {
    for (const made of ['node_modules', 'dist']) {
      const from = join(WORKSPACE_ROOT, project, made);
      if (existsSync(from)) await run('cp', ['-a', from, join(root, project, made)]);
    }
  }
}

/** Without what this run of Jest or npm tells its own children. */
function environment(root: string): NodeJS.ProcessEnv {
  const own = /^(npm_(?!execpath$)|JEST_|PRECEDENT_|TEST_SUITE$|NODE_ENV$|NX_)/;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  return { ...Object.fromEntries(kept), PATH: path, NX_DAEMON: 'false', NX_TUI: 'false' };
}
