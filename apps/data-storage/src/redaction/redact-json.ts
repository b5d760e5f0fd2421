import { placeholder } from './placeholder.ts';
import { secretNameIn, type SecretName } from './secret-names.ts';
import { isReference } from './secret-values.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What stands under `data` of a Kubernetes Secret. */
const IN_SECRET: SecretName = { kind: 'secret', sure: true, counts: false };

type RedactText = (text: string) => string;

/**
 * A copy without secrets: every string and every property name as a text of its own, strings and numbers under the name
 * of a secret, the data of a Kubernetes Secret, the value beside a `name` that is a secret's (`{name, value}`), and the
 * word after an option such as `--password` in a list of arguments.
 */
export function redactJson(value: JsonObject, text: RedactText): JsonObject {
  return redactObject(value, text);
}

function redactValue(value: unknown, text: RedactText): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return redactArray(value, text);
  return isObject(value) ? redactObject(value, text) : value;
}

function redactObject(object: JsonObject, text: RedactText): JsonObject {
  const named = secretNameIn(firstString(object['name'], object['key'], object['header']));
  const isSecret = object['kind'] === 'Secret';
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    const secret = key === 'value' && named !== undefined ? named : secretNameIn(key);
    const inSecret = isSecret && (key === 'data' || key === 'stringData');
    const as = inSecret ? IN_SECRET : secret;
    result[freeName(result, text(key))] = as === undefined ? redactValue(value, text) : hide(value, as, text);
  }
  return result;
}

/** Members of an object are judged by their own names, except those of a Kubernetes Secret. */
function hide(value: unknown, as: SecretName, text: RedactText): unknown {
  if (typeof value === 'string') return isReference(value) ? value : placeholder(as.kind);
  if (typeof value === 'number') return as.counts ? value : placeholder(as.kind);
  if (Array.isArray(value)) return value.map((item) => hide(item, as, text));
  if (!isObject(value)) return value;
  if (as !== IN_SECRET) return redactObject(value, text);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hide(inner, as, text)]));
}

function redactArray(items: readonly unknown[], text: RedactText): unknown[] {
  return items.map((item, index) => {
    const before: unknown = items[index - 1];
    if (typeof item === 'string' && typeof before === 'string' && /^--?[a-zA-Z]/.test(before)) {
      const option = secretNameIn(before);
      if (option !== undefined && !item.startsWith('-')) return hide(item, option, text);
    }
    return redactValue(item, text);
  });
}

/** Two names that become one, such as two e-mail addresses, stay two. */
function freeName(taken: JsonObject, name: string): string {
  if (!Object.hasOwn(taken, name)) return name;
  for (let number = 2; ; number += 1) {
    const candidate = `${name}#${number}`;
    if (!Object.hasOwn(taken, candidate)) return candidate;
  }
}

function firstString(...values: readonly unknown[]): string {
  return values.find((value) => typeof value === 'string') ?? '';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
