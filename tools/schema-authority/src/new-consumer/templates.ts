import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./template', import.meta.url));
const SUFFIX = '.tpl';

/** All templates of a folder below `template/`: path from that folder, without `.tpl` → text, in the order of the paths. */
export async function readTemplates(folder: string): Promise<Map<string, string>> {
  const directory = join(FOLDER, folder);
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(SUFFIX))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(directory, path), 'utf8')));
  return new Map(paths.map((path, index) => [path.slice(0, -SUFFIX.length), texts[index] ?? '']));
}
