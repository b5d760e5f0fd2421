import { Command } from 'commander';
import { fillCommand } from './commands/fill.ts';

/** `npm run bench -- <name>`: every benchmark is a command. */
await new Command('bench')
  .description('Benchmarks of Precedent. Each prints its figures with their targets.')
  .addCommand(fillCommand())
  .parseAsync();
