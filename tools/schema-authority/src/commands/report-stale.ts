import type { StaleFile } from '../generate/generate.ts';

/** Says which generated files were written, or, when only checking, fails naming the stale ones and the way out. */
export function reportStale(
  stale: readonly StaleFile[],
  {
    count,
    checking,
    command,
  }: { readonly count: number; readonly checking: boolean; readonly command: string },
): void {
  if (stale.length === 0) return console.log(`${count} generated files are up to date`);
  if (!checking) return console.log(stale.map(({ path }) => `wrote ${path}`).join('\n'));
  for (const { path, diff } of stale) console.error(`${path} is stale:\n${diff}\n`);
  console.error(`Run: npm run schema -- ${command}`);
  process.exitCode = 1;
}
