import { Command } from 'commander';
import { fillCommand } from './commands/fill.ts';
import { importCommand } from './commands/import.ts';
import { overloadCommand } from './commands/overload.ts';
import { latencyCommand } from './commands/latency.ts';
import { throughputCommand } from './commands/throughput.ts';

/** `npm run bench -- <name>`: every benchmark is a command. */
await new Command('bench')
  .description('Benchmarks of Precedent. Each prints its figures with their targets.')
  .addCommand(fillCommand())
  .addCommand(importCommand())
  .addCommand(latencyCommand())
  .addCommand(throughputCommand())
  .addCommand(overloadCommand())
  .parseAsync();
