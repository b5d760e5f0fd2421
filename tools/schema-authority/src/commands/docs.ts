import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { PAGE, withRules } from '../docs/rule-reference.ts';
import { staleFiles } from '../generate/generate.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { writeFiles } from '../workspace/write-files.ts';
import { reportStale } from './report-stale.ts';

/** `docs [--check]`: writes the rules into their page. The pages of the tables are written by `generate`. */
export function docsCommand(): Command {
  return new Command('docs')
    .description(`write the rules into ${PAGE}`)
    .option('--check', 'write nothing; exit 1 with a diff when the page is stale')
    .action(async ({ check = false }: { check?: boolean }) => {
      const page = await readFile(join(WORKSPACE_ROOT, PAGE), 'utf8');
      const files = new Map([[PAGE, withRules(page)]]);
      const stale = await staleFiles(WORKSPACE_ROOT, files);
      if (!check) await writeFiles(WORKSPACE_ROOT, files);
      reportStale(stale, { count: files.size, checking: check, command: 'docs' });
    });
}
