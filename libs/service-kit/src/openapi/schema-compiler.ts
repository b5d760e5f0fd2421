import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { faultsOf } from './schema-faults.ts';
import { CHECKED_BY_HANDLER } from './item-places.ts';
import { isObject, type JsonObject } from './json.ts';
import { type Fault, type Validator } from './operation.ts';

const DOCUMENT_KEY = 'openapi-document';
const OPENAPI_KEYWORDS = ['discriminator', 'example', 'externalDocs', 'xml'];

/**
 * Above this many values a wrong body is answered with its first fault only: to collect all of them would allow a
 * client to make the service build as many error objects as the body has values.
 */
const MAX_SIZE_FOR_ALL_FAULTS = 20_000;

/**
 * Compiles schemas of one document, each when it is first needed: a large document has many, and compiling them all
 * would be most of a start. `$ref`s resolve within the document.
 */
export class SchemaCompiler {
  readonly #first: () => Ajv2020;
  readonly #all: () => Ajv2020;
  readonly #validators = new Map<string, () => Validator>();

  constructor(document: JsonObject) {
    const checked = once(() => withoutUnchecked(document) as JsonObject);
    const keywords = once(() => notValidating(checked()));
    this.#first = once(() => newAjv(checked(), keywords(), false));
    this.#all = once(() => newAjv(checked(), keywords(), true));
  }

  /** The validator of the schema at a `#/...` reference. Its first use throws when the schema is not usable. */
  compile(reference: string): Validator {
    const compiled = this.#validators.get(reference) ?? once(() => this.#compileNow(reference));
    this.#validators.set(reference, compiled);
    return (value, size) => compiled()(value, size);
  }

  /** Compiles what `compile` was asked for so far. @throws when one of the schemas is not usable. */
  compileAll(): void {
    for (const compiled of this.#validators.values()) compiled();
  }

  #compileNow(reference: string): Validator {
    const fragment = reference.split('/').map(encodeURIComponent).join('/').replace('%23', '#');
    const schema = { $ref: DOCUMENT_KEY + fragment };
    const first = compileAt(reference, () => this.#first().compile(schema));
    const all = once(() => this.#all().compile(schema));
    return (value, size = 0) => {
      if (first(value)) return NO_FAULTS;
      if (size > MAX_SIZE_FOR_ALL_FAULTS) return faultsOf(first.errors as ErrorObject[]);
      const validate = all();
      return validate(value) ? NO_FAULTS : faultsOf(validate.errors as ErrorObject[]);
    };
  }
}

/** Whether a part of this schema is checked by the handler. */
export function holdsUnchecked(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  return CHECKED_BY_HANDLER in schema || Object.values(schema).some(holdsUnchecked);
}

function withoutUnchecked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUnchecked);
  if (!isObject(value)) return value;
  if (CHECKED_BY_HANDLER in value) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutUnchecked(inner)]));
}

const NO_FAULTS: readonly Fault[] = [];

/** Ajv says what is wrong with a schema, but not which one it is. */
function compileAt<T>(reference: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    throw new Error(`the schema at ${reference}: ${(error as Error).message}`, { cause: error });
  }
}

/** What the function returns, called the first time only. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What stands in the document and is no keyword of a schema: Ajv reads the document itself as one. */
function notValidating(document: JsonObject): readonly string[] {
  return [...new Set([...Object.keys(document), ...OPENAPI_KEYWORDS, ...extensionKeywords(document)])];
}

function newAjv(document: JsonObject, keywords: readonly string[], allErrors: boolean): Ajv2020 {
  // Unknown keywords are refused by strictSchema; the metaschema would be held against our references to the document only.
  const ajv = new Ajv2020({
    allErrors,
    verbose: true,
    strictTypes: false,
    meta: false,
    validateSchema: false,
  });
  addFormatsModule.default(ajv);
  // A larger integer is already another number once JSON.parse has read it.
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  ajv.addVocabulary([...keywords]);
  ajv.addSchema(document, DOCUMENT_KEY, undefined, false);
  return ajv;
}

/** The `x-` members used anywhere below the top. */
function extensionKeywords(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) extensionKeywords(item, found);
  if (!isObject(value)) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('x-')) found.add(key);
    extensionKeywords(inner, found);
  }
  return found;
}
