import { Command } from 'commander';
import { nextSteps } from '../new-consumer/next-steps.ts';
import { planConsumer } from '../new-consumer/plan.ts';
import { writeConsumer } from '../new-consumer/write-consumer.ts';
import { resolveCommit } from '../workspace/git.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { contractCommand } from './contract.ts';
import { generateCommand } from './generate.ts';
import { versionCommand } from './version.ts';

interface Options {
  readonly port?: string;
  readonly base: string;
  readonly dryRun?: boolean;
}

/** `new-consumer NAME`: a read-only service with its role, contract and tests, complete from the start. */
export function newConsumerCommand(): Command {
  return new Command('new-consumer')
    .description(
      'write a read-only service skeleton apps/<name>, the migration that makes its role, its contract',
    )
    .argument('<name>', 'in kebab-case, for example report-api')
    .option('--port <port>', 'port it listens on (default: the first free one from 8091 on)')
    .option('--base <ref>', 'git reference from which the schema package gets its next version', 'main')
    .option('--dry-run', 'write nothing; print what would be written')
    .action(async (name: string, { port, base, dryRun }: Options) => {
      const plan = await planConsumer(WORKSPACE_ROOT, name, port === undefined ? undefined : Number(port));
      if (dryRun === true) {
        console.log([...plan.files.keys()].map((path) => `would write ${path}`).join('\n'));
        return;
      }
      await resolveCommit(WORKSPACE_ROOT, base);
      await writeConsumer(WORKSPACE_ROOT, plan, async () => {
        await generateCommand().parseAsync([], { from: 'user' });
        await contractCommand().parseAsync([], { from: 'user' });
        await versionCommand().parseAsync(['--base', base], { from: 'user' });
      });
      console.log([...plan.files.keys(), 'package-lock.json'].map((path) => `wrote ${path}`).join('\n'));
      console.log(`\n${nextSteps(plan)}`);
    });
}
