import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs git in the workspace and returns what it printed. Throws with git's own words. */
export async function git(root: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await run('git', args, { cwd: root, maxBuffer: 256 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new Error(`git ${args[0]}: ${stderr.trim() || message}`, { cause: error });
  }
}

/** The commit a reference means. Throws when there is none. */
export async function resolveCommit(root: string, reference: string): Promise<string> {
  return (
    (await git(root, 'rev-parse', '--verify', '--quiet', `${reference}^{commit}`).catch(() => '')).trim() ||
    Promise.reject(new Error(`"${reference}" names no commit here; fetch it, or pass another --base`))
  );
}

/** The files below a folder at a commit: path from the workspace root → text. Empty when the folder is not there. */
export async function filesAt(root: string, commit: string, folder: string): Promise<Map<string, string>> {
  const list = await git(root, 'ls-tree', '-r', '--name-only', '-z', commit, '--', `${folder}/`);
  const paths = list.split('\0').filter((path) => path !== '');
  const files = new Map<string, string>();
  for (const path of paths) files.set(path, await git(root, 'show', `${commit}:${path}`));
  return files;
}
