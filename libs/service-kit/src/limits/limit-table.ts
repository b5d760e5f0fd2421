import { isStream } from '../openapi/is-stream.ts';
import { isObject, member } from '../openapi/json.ts';
import { type OpenApiDocument } from '../openapi/openapi-document.ts';
import { type Operation } from '../openapi/operation.ts';
import {
  KIT_LIMITS,
  type KitLimitName,
  type LimitKind,
  type LimitUnit,
  type LimitValues,
} from './kit-limits.ts';
import { type Limit } from './limit.ts';
import { schemaLimits, type SchemaLimit } from './schema-limits.ts';

export interface LimitTableOptions {
  readonly document: OpenApiDocument;
  /** What the configuration sets; other limits have their defaults. */
  readonly values?: LimitValues;
  /** Kinds of the limits that operations set for themselves (`x-limits` of an operation) and this package does not know. */
  readonly kinds?: Readonly<Record<string, LimitKind>>;
}

/**
 * Every limit of a service, from one place each: what this package enforces, what an operation says of itself
 * (`x-limits: {body-bytes: 1000000}`), and what the schemas of its parameters and body say.
 */
export class LimitTable {
  readonly limits: readonly Limit[];
  readonly #values: Readonly<Record<KitLimitName, number>>;

  /** @throws Error when an operation sets a limit of unknown kind */
  constructor({ document, values = {}, kinds = {} }: LimitTableOptions) {
    const names = Object.keys(KIT_LIMITS) as KitLimitName[];
    this.#values = Object.fromEntries(
      names.map((name) => [name, values[name] ?? KIT_LIMITS[name].value]),
    ) as Record<KitLimitName, number>;
    const operations = [...document.operations.values()].filter(({ servedByKit }) => !servedByKit);
    const streams = operations.some((operation) => isStream(document.source, operation));
    const writes = operations.some(({ singleWrite }) => singleWrite);
    const general = names
      .filter((name) => streams || !('streams' in KIT_LIMITS[name]))
      .filter((name) => writes || !('writes' in KIT_LIMITS[name]));
    this.limits = [
      ...general.map((name) => toLimit(KIT_LIMITS[name], name, this.#values[name])),
      ...operations.flatMap((operation) => ownLimits(operation, { ...KIT_LIMITS, ...kinds })),
      ...requestLimits(document, operations),
    ];
  }

  /** Value of a limit, as far as operations do not set their own. */
  value(name: KitLimitName): number {
    return this.#values[name];
  }

  /** Values in force, for the `x-limits` of the document that the service serves. */
  get values(): Readonly<Record<KitLimitName, number>> {
    return this.#values;
  }

  /** Value of a limit for one operation. */
  valueFor(operation: Operation, name: KitLimitName): number {
    const own = xLimits(operation)[name];
    return typeof own === 'number' ? own : this.#values[name];
  }
}

function toLimit({ unit, effect, code }: LimitKind, name: string, value: number): Limit {
  return { name, value, unit, effect, code };
}

function xLimits(operation: Operation): Readonly<Record<string, unknown>> {
  const own = operation.source['x-limits'];
  return isObject(own) ? own : {};
}

function ownLimits(operation: Operation, kinds: Readonly<Record<string, LimitKind>>): Limit[] {
  return Object.entries(xLimits(operation)).map(([name, value]) => {
    const kind = kinds[name];
    if (kind === undefined || typeof value !== 'number')
      throw new Error(`operation ${operation.id}: x-limits has ${name}, which is not a known limit`);
    return { ...toLimit(kind, name, value), operations: [operation.id] };
  });
}

const EFFECTS: Readonly<Partial<Record<LimitUnit, string>>> = {
  bytes: 'A value that takes more, as UTF-8 of its JSON, is refused.',
  characters: 'A longer text is refused.',
  items: 'A longer list is refused.',
  properties: 'An object with more properties is refused.',
  number: 'A larger number is refused.',
};

/** One entry for each name and value, with the operations that share it. */
function requestLimits(document: OpenApiDocument, operations: readonly Operation[]): Limit[] {
  const found = new Map<string, { limit: SchemaLimit; operations: string[] }>();
  for (const operation of operations) {
    for (const limit of limitsOf(document, operation)) {
      const key = `${limit.name} ${limit.value}`;
      const entry = found.get(key) ?? { limit, operations: [] };
      found.set(key, entry);
      if (!entry.operations.includes(operation.id)) entry.operations.push(operation.id);
    }
  }
  return [...found.values()].map(({ limit, operations: ids }) => ({
    ...toLimit(
      { unit: limit.unit, effect: EFFECTS[limit.unit] ?? 'More is refused.', code: 'invalid-request' },
      limit.name,
      limit.value,
    ),
    operations: ids,
  }));
}

function limitsOf({ source }: OpenApiDocument, operation: Operation): SchemaLimit[] {
  const root = { pointer: operation.pointer, value: operation.source };
  const content = member(source, root, 'requestBody', 'content');
  const bodies = Object.values(content?.value ?? {}).flatMap((media) =>
    isObject(media) ? schemaLimits(source, media['schema'], 'body') : [],
  );
  const parameters = operation.parameters.flatMap(({ name, schema }) =>
    schemaLimits(source, { $ref: schema }, name),
  );
  return [...parameters, ...bodies];
}
