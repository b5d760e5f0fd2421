import { InvalidArgumentError } from 'commander';
import { RULE_DOCS } from '../report/rule-docs.ts';

/** The address of a server. Throws InvalidArgumentError for what the driver would take for something else. */
export function databaseUrl(value: string): string {
  if (/^postgres(?:ql)?:\/\/./.test(value) && URL.canParse(value)) return value;
  throw new InvalidArgumentError('It must be a URL such as postgres://user@host:5432/database.');
}

/** The id of a rule. Throws InvalidArgumentError naming those there are: nothing is found by one that is not. */
export function ruleId(value: string): string {
  const ids = RULE_DOCS.map(({ id }) => id);
  if (ids.includes(value)) return value;
  throw new InvalidArgumentError(`It must be one of ${ids.join(', ')}.`);
}
