import { readFileSync } from 'node:fs';
import { customCleanEnv, EnvMissingError, makeValidator, type Spec, type ValidatorSpec } from 'envalid';
import { ConfigError } from './config-error.ts';
import { type ConfigOf, type Shape, type Variable } from './variable.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all variables of a shape. Empty counts as absent. A secret may be given by file (`NAME_FILE`), but not twice.
 * @throws ConfigError listing every fault at once, without any secret's value.
 */
export function parseConfig<S extends Shape>(env: Environment, shape: S): ConfigOf<S> {
  const faults = new Map<string, string>();
  const texts = new Map<string, string>();
  for (const [name, variable] of Object.entries(shape)) {
    try {
      const given = textOf(env, name, variable);
      if (given !== undefined) texts.set(name, given);
      else requireNeeded(env, variable);
    } catch (error) {
      faults.set(name, faultLine(name, variable, (error as Error).message));
    }
  }
  const readable = Object.entries(shape).filter(([name]) => !faults.has(name));
  const specs = Object.fromEntries(readable.map(([name, variable]) => [name, toSpec(variable)]));
  const values = customCleanEnv(Object.fromEntries(texts), specs, (cleaned) => cleaned, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors)) {
        const variable = shape[name];
        if (variable === undefined || error === undefined) continue;
        faults.set(name, faultLine(name, variable, faultOf(variable, texts.get(name), error)));
      }
    },
  });
  if (faults.size > 0) throw new ConfigError(report([...faults.values()]));
  return Object.freeze({ ...values }) as ConfigOf<S>;
}

/** The configuration for printing: secrets masked. */
export function maskConfig<S extends Shape>(shape: S, config: ConfigOf<S>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, variable]) => {
      const value: unknown = config[name];
      if (variable.secret !== true || value === undefined) return [name, value];
      return [name, variable.mask?.(value) ?? '***'];
    }),
  );
}

function textOf(env: Environment, name: string, variable: Variable<unknown>): string | undefined {
  const direct = env[name] === '' ? undefined : env[name];
  const path = env[`${name}_FILE`];
  if (variable.secret !== true || path === undefined || path === '') return direct;
  if (direct !== undefined) throw new Error(`is given twice, also by ${name}_FILE; set one of them`);
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    throw new Error(`cannot be read: ${name}_FILE names ${path}, which is not a readable file`);
  }
}

function requireNeeded(env: Environment, { neededWith: other }: Variable<unknown>): void {
  if (other === undefined || env[other.name] !== other.value) return;
  throw new Error(`is missing, and ${other.name}=${other.value} needs it`);
}

/** envalid decides on presence and defaults and collects the errors; reading the text is ours. */
function toSpec(variable: Variable<unknown>): ValidatorSpec<unknown> {
  const { fallback } = variable;
  const spec: Spec<unknown> =
    fallback === undefined ? {} : { default: fallback.value as NonNullable<unknown> };
  return makeValidator<unknown>(variable.parse)(spec) as ValidatorSpec<unknown>;
}

function faultOf(variable: Variable<unknown>, given: string | undefined, error: Error): string {
  if (given === undefined || error instanceof EnvMissingError) return 'is missing';
  return variable.secret === true ? error.message : `is "${given}", which ${error.message}`;
}

function faultLine(name: string, variable: Variable<unknown>, fault: string): string {
  return `${name} ${fault}. Expected: ${variable.expected}. Example: ${name}=${variable.example}`;
}

function report(faults: readonly string[]): string {
  const count = faults.length === 1 ? 'One variable is' : `${faults.length} variables are`;
  return [`The configuration cannot be used. ${count} wrong:`, ...faults.map((line) => `  ${line}`)].join(
    '\n',
  );
}
