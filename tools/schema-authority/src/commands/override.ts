import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { parseDocument } from 'yaml';
import { Stopwatch } from '../check/stopwatch.ts';
import { isExcusable } from '../overrides/apply-overrides.ts';
import { entriesYaml, entryFor } from '../overrides/entry.ts';
import { OVERRIDES_PATH, type Override } from '../overrides/override.ts';
import { parsedOverrides } from '../overrides/read-overrides.ts';
import { judge } from '../verdict/judge.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { judgeOptions, withChangeOptions, type ChangeOptions } from './judge-options.ts';

type Entry = Omit<Override, 'line'>;

interface Options
  extends ChangeOptions, Partial<Pick<Override, 'reason' | 'issue' | 'expires' | 'approver'>> {
  readonly write?: boolean;
}

/** `override`: prints the entry that lets a finding pass for a time; its options choose findings as `check`'s do. */
export function overrideCommand(): Command {
  return withChangeOptions(new Command('override'))
    .description(`print the entries of ${OVERRIDES_PATH} that would excuse the chosen findings`)
    .option('--reason <text>', 'why it may pass')
    .option('--issue <#n>', 'where it was discussed')
    .option('--expires <YYYY-MM-DD>', 'last day on which it holds')
    .option('--approver <name>', 'who takes the decision')
    .option('--write', `add them to ${OVERRIDES_PATH} instead of printing them`)
    .action(async (options: Options) => {
      if (options.write === true) assertComplete(options);
      const verdict = await judge(await judgeOptions(options), new Stopwatch());
      const entries = verdict.findings
        .filter(isExcusable)
        .map((finding) => entryFor(finding, verdict.contentOf(finding), options));
      if (entries.length === 0) throw new Error('no finding is chosen that an override could excuse');
      if (options.write === true) await add(entries);
      else process.stdout.write(entriesYaml(entries));
    });
}

function assertComplete(options: Options): void {
  const missing = (['reason', 'issue', 'expires', 'approver'] as const).filter(
    (field) => (options[field] ?? '') === '',
  );
  if (missing.length > 0) throw new Error(`--write needs ${missing.map((field) => `--${field}`).join(', ')}`);
}

/**
 * Adds to the list and leaves the rest of the file, comments included, as it is. Throws, and writes nothing, when the file
 * would not be in its form.
 */
async function add(entries: readonly Entry[]): Promise<void> {
  const path = join(WORKSPACE_ROOT, OVERRIDES_PATH);
  const document = parseDocument(await readFile(path, 'utf8'));
  for (const entry of entries) document.addIn(['overrides'], document.createNode(entry));
  const list = document.get('overrides', true) as { flow?: boolean };
  list.flow = false;
  const text = document.toString({ lineWidth: 0 });
  await parsedOverrides(text);
  await writeFile(path, text);
  console.log(`${OVERRIDES_PATH}: ${entries.length === 1 ? '1 entry' : `${entries.length} entries`} added`);
}
