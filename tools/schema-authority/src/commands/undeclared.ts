import { Command } from 'commander';
import { captureQueries } from '../contract/capture.ts';
import { readRecorded } from '../recorded/recorded-statement.ts';
import { undeclared } from '../recorded/undeclared.ts';
import { findConsumers } from '../workspace/consumers.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';

/** `undeclared`: whether statements that tests recorded are all declared queries. The tests' teardown runs it. */
export function undeclaredCommand(): Command {
  return new Command('undeclared')
    .description(
      'compare statements recorded by tests with the declared queries: exit 1 when one is not declared',
    )
    .argument('<directory>', 'folder with what the tests recorded')
    .action(async (directory: string) => {
      const consumers = await findConsumers(WORKSPACE_ROOT);
      const declared = await Promise.all(
        consumers.map((consumer) => captureQueries(WORKSPACE_ROOT, consumer)),
      );
      const { seen, findings } = await undeclared(
        WORKSPACE_ROOT,
        await readRecorded(directory),
        declared.flat(),
      );
      for (const { rule, message, source, remedy } of findings) {
        console.log(`${rule} error  ${message}\n  at        ${source}\n  do        ${remedy}\n`);
      }
      if (seen.size === 0) return;
      const counts = [...seen].map(([consumer, count]) => `${consumer} ${count}`).join(', ');
      const verdict = findings.length === 0 ? 'all declared' : `${findings.length} not declared`;
      console.log(`Different statements the tests ran on the schema: ${counts}; ${verdict}.`);
      if (findings.length > 0) process.exitCode = 1;
    });
}
