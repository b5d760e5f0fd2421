import type { Command } from 'commander';
import type { JudgeOptions } from '../verdict/judge.ts';
import { findConsumers } from '../workspace/consumers.ts';
import { WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { databaseUrl, ruleId } from './arguments.ts';

/** What the commands that look at a change have in common. */
export interface ChangeOptions {
  readonly base: string;
  readonly consumer?: string;
  readonly only?: string;
  readonly rule?: string;
  readonly object?: string;
  readonly at?: string;
  readonly says?: string;
  readonly databaseUrl?: string;
}

/** Adds the options to a command. */
export function withChangeOptions(command: Command): Command {
  return command
    .option('--base <ref>', 'git reference of the schema that runs now', 'main')
    .option('--consumer <name>', 'look at one consumer only')
    .option('--only <consumer/query>', 'look at one query only')
    .option('--rule <id>', 'show only findings of this rule', ruleId)
    .option('--object <name>', 'show only findings about this table, column, index or file')
    .option('--at <file:line>', 'show only findings at this place')
    .option('--says <words>', 'show only findings whose message has these words')
    .option('--database-url <url>', 'replay on this server instead of the embedded database', databaseUrl);
}

/** Options as the engine takes them. Throws when there is no such consumer. */
export async function judgeOptions(options: ChangeOptions): Promise<JudgeOptions> {
  const all = await findConsumers(WORKSPACE_ROOT);
  const { consumer } = options;
  const consumers = consumer === undefined ? all : all.filter(({ name }) => name === consumer);
  if (consumers.length === 0) {
    throw new Error(
      `there is no consumer "${consumer}"; there are ${all.map(({ name }) => name).join(', ')}`,
    );
  }
  const { base, only, rule, object, at, says, databaseUrl } = options;
  return {
    root: WORKSPACE_ROOT,
    base,
    consumers,
    someConsumers: consumers.length < all.length,
    today: today(),
    ...(only === undefined ? {} : { only }),
    ...(rule === undefined ? {} : { rule }),
    ...(object === undefined ? {} : { object }),
    ...(at === undefined ? {} : { at }),
    ...(says === undefined ? {} : { says }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
}

/** The day, in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
