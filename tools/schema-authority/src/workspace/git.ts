import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MAX_OUTPUT = 256 * 1024 * 1024;

/** Runs git in the workspace and returns what it printed. Throws with git's own words. */
export async function git(root: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await run('git', args, { cwd: root, maxBuffer: MAX_OUTPUT });
    return stdout;
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new Error(`git ${args[0]}: ${stderr.trim() || message}`, { cause: error });
  }
}

/** The commit a reference means. Throws when there is none, with git's words when there is no repository either. */
export async function resolveCommit(root: string, reference: string): Promise<string> {
  const shallow = (await git(root, 'rev-parse', '--is-shallow-repository')).trim() === 'true';
  const verified = git(root, 'rev-parse', '--verify', '--quiet', `${reference}^{commit}`);
  const commit = (await verified.catch(() => '')).trim();
  if (commit !== '') return commit;
  const how = shallow ? 'the clone is shallow: git fetch --unshallow' : 'fetch it';
  throw new Error(`"${reference}" names no commit here; ${how}, or pass another --base`);
}

/** The files below a folder at a commit: path from the workspace root → text. Empty when the folder is not there. */
export async function filesAt(root: string, commit: string, folder: string): Promise<Map<string, string>> {
  const list = await git(root, 'ls-tree', '-r', '--name-only', '-z', commit, '--', `${folder}/`);
  const paths = list.split('\0').filter((path) => path !== '');
  const texts = await blobs(
    root,
    paths.map((path) => `${commit}:${path}`),
  );
  return new Map(paths.map((path, index) => [path, texts[index] ?? '']));
}

/** Paths of the folders right below a folder at a commit. */
export async function foldersAt(root: string, commit: string, folder: string): Promise<string[]> {
  const list = await git(root, 'ls-tree', '-d', '--name-only', '-z', commit, '--', `${folder}/`);
  return list.split('\0').filter((path) => path !== '');
}

/** The texts of objects, by one process for all of them. Throws when one is missing. */
async function blobs(root: string, names: readonly string[]): Promise<string[]> {
  const promise = run('git', ['cat-file', '--batch'], {
    cwd: root,
    maxBuffer: MAX_OUTPUT,
    encoding: 'buffer',
  });
  promise.child.stdin?.end(names.map((name) => `${name}\n`).join(''));
  const { stdout } = await promise;
  const texts: string[] = [];
  for (let at = 0; at < stdout.length;) {
    // Each object is `<hash> blob <size>`, a line end, its bytes and another line end.
    const head = stdout.indexOf('\n', at);
    const [, kind, size] = stdout.subarray(at, head).toString().split(' ');
    if (kind !== 'blob') throw new Error(`git cat-file: ${stdout.subarray(at, head).toString()}`);
    const end = head + 1 + Number(size);
    texts.push(stdout.subarray(head + 1, end).toString());
    at = end + 1;
  }
  return texts;
}
