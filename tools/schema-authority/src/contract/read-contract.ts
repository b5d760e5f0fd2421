import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContractQuery } from './contract.ts';

/** Parses the JSON files of a contract folder, in the order of their ids. Throws naming a file that is not one. */
export function parseContract(files: ReadonlyMap<string, string>): ContractQuery[] {
  return [...files]
    .filter(([path]) => /\/contract\/[^/]+\.json$/.test(path))
    .map(([path, text]) => {
      try {
        return JSON.parse(text) as ContractQuery;
      } catch (error) {
        throw new Error(`${path} is not JSON; run npm run schema -- contract`, { cause: error });
      }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The contract files of a consumer in the working tree: path → text. Empty when it has none. */
export async function contractFiles(root: string, consumerPath: string): Promise<Map<string, string>> {
  const folder = `${consumerPath}/contract`;
  const names = await readdir(join(root, folder)).catch(() => []);
  const json = names.filter((name) => name.endsWith('.json')).sort();
  return new Map(
    await Promise.all(
      json.map(
        async (name) => [`${folder}/${name}`, await readFile(join(root, folder, name), 'utf8')] as const,
      ),
    ),
  );
}
