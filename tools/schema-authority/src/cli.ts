import { useBaselineWasm } from '@precedent/embedded-database';
import { Command, CommanderError } from 'commander';
import { canIDeployCommand } from './commands/can-i-deploy.ts';
import { checkCommand } from './commands/check.ts';
import { contractCommand } from './commands/contract.ts';
import { docsCommand } from './commands/docs.ts';
import { driftCommand } from './commands/drift.ts';
import { generateCommand } from './commands/generate.ts';
import { impactCommand } from './commands/impact.ts';
import { lintCommand } from './commands/lint.ts';
import { mutateCommand } from './commands/mutate.ts';
import { newConsumerCommand } from './commands/new-consumer.ts';
import { overrideCommand } from './commands/override.ts';
import { releaseCommand } from './commands/release.ts';
import { statsCommand } from './commands/stats.ts';
import { undeclaredCommand } from './commands/undeclared.ts';
import { versionCommand } from './commands/version.ts';

/** Exit codes: 0 compatible, 1 breaking or stale, 2 could not check, 3 refused by a released consumer. */
const program = new Command('schema')
  .description('The schema authority: generates the typed schema and refuses changes that break a consumer.')
  .showHelpAfterError()
  .hook('preAction', (_, command) => {
    if (command.name() !== 'mutate') useBaselineWasm();
  })
  .addCommand(generateCommand())
  .addCommand(contractCommand())
  .addCommand(checkCommand())
  .addCommand(impactCommand())
  .addCommand(lintCommand())
  .addCommand(overrideCommand())
  .addCommand(docsCommand())
  .addCommand(statsCommand())
  .addCommand(undeclaredCommand())
  .addCommand(driftCommand())
  .addCommand(mutateCommand())
  .addCommand(versionCommand())
  .addCommand(releaseCommand())
  .addCommand(canIDeployCommand())
  .addCommand(newConsumerCommand());

/** A command that was called the wrong way has checked nothing, and has said so already. */
for (const command of [program, ...program.commands]) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`schema: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
