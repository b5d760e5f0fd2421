import { readFileSync } from 'node:fs';
import { ConfigError } from '@precedent/service-kit';
import { RE2JS } from 're2js';
import { placeholder, SECRET_KINDS } from './placeholder.ts';
import type { Rule } from './rule.ts';

const MOST_PATTERNS = 100;
const LONGEST_PATTERN = 1000;
/** Instructions of the compiled pattern; counted repetitions multiply. */
const LARGEST_PROGRAM = 5000;
/** A pattern may look at the whole rest of a text for each match; so many are replaced one by one, then all that is left. */
const MOST_MATCHES = 1000;
const NAME = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * The operator's own rules from a JSON file, `[{"name": "employee-id", "pattern": "EMP-\\d{6}", "ignore_case": true}]`.
 * Patterns are RE2's: an engine that takes linear time whatever the pattern, so that none can hold the service up. A
 * group named `secret` is what is replaced, without one the whole match.
 * @throws ConfigError naming the file, the pattern and what is wrong with it
 */
export function readCustomPatterns(path: string): Rule[] {
  const fail = (fault: string, cause?: unknown): never => {
    throw new ConfigError(`REDACT_PATTERNS_FILE names ${path}, which ${fault}.`, { cause });
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return fail(error instanceof SyntaxError ? 'is not JSON' : 'is not a readable file', error);
  }
  if (!Array.isArray(parsed)) return fail('does not hold a JSON array');
  if (parsed.length > MOST_PATTERNS) return fail(`holds more than ${MOST_PATTERNS} patterns`);
  return parsed.map((entry: unknown, index) => {
    try {
      return toRule(entry);
    } catch (error) {
      return fail(`cannot be used: pattern ${index + 1} ${(error as Error).message}`, error);
    }
  });
}

function toRule(entry: unknown): Rule {
  const { name, pattern, ignore_case, ...unknown } = asObject(entry);
  if (typeof name !== 'string' || !NAME.test(name)) {
    throw new Error('needs a name of lower-case letters, digits and hyphens, at most 40');
  }
  const [other] = Object.keys(unknown);
  if (other !== undefined) throw new Error(`(${name}) has the unknown property ${other}`);
  if (typeof pattern !== 'string' || pattern.length > LONGEST_PATTERN) {
    throw new Error(`(${name}) needs a pattern of at most ${LONGEST_PATTERN} characters`);
  }
  if (ignore_case !== undefined && typeof ignore_case !== 'boolean') {
    throw new Error(`(${name}) has an ignore_case that is neither true nor false`);
  }
  const compiled = compile(name, pattern, ignore_case === true);
  return { id: name, hints: [], redact: (text) => replaceMatches(compiled, text, name) };
}

function compile(name: string, pattern: string, ignoreCase: boolean): RE2JS {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    throw new Error(`(${name}): ${(error as Error).message}`, { cause: error });
  }
  if (compiled.programSize() > LARGEST_PROGRAM) throw new Error(`(${name}) is too large`);
  if (compiled.matcher('').find()) throw new Error(`(${name}) matches the empty text`);
  const touched = [...SECRET_KINDS, name].map(placeholder).find((text) => compiled.matcher(text).find());
  if (touched !== undefined) {
    throw new Error(`(${name}) matches in ${touched}, so that what was redacted would change again`);
  }
  return compiled;
}

function replaceMatches(compiled: RE2JS, text: string, name: string): string {
  const matcher = compiled.matcher(text);
  const group = 'secret' in compiled.namedGroups() ? 'secret' : 0;
  let result = '';
  let done = 0;
  for (let count = 0; matcher.find(); count += 1) {
    if (count === MOST_MATCHES) return result + placeholder(name);
    const start = matcher.start(group);
    if (start < done) continue; // the group took no part in the match
    result += text.slice(done, start) + placeholder(name);
    done = matcher.end(group);
  }
  return done === 0 ? text : result + text.slice(done);
}

function asObject(entry: unknown): Record<string, unknown> {
  if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) return { ...entry };
  throw new Error('is not an object with name and pattern');
}
