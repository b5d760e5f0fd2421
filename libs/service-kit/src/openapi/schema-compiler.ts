import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { faultsOf } from './schema-faults.ts';
import { isObject, type JsonObject } from './json.ts';
import { type Fault, type Validator } from './operation.ts';

const DOCUMENT_KEY = 'openapi-document';
const OPENAPI_KEYWORDS = ['discriminator', 'example', 'externalDocs', 'xml'];

/**
 * Above this many values a wrong body is answered with its first fault only: to collect all of them would allow a
 * client to make the service build as many error objects as the body has values.
 */
const MAX_SIZE_FOR_ALL_FAULTS = 20_000;

/** Compiles schemas of one document. `$ref`s resolve within it. */
export class SchemaCompiler {
  readonly #first: Ajv2020;
  readonly #all: Ajv2020;

  constructor(document: JsonObject) {
    const checked = withoutUnchecked(document) as JsonObject;
    this.#first = newAjv(checked, false);
    this.#all = newAjv(checked, true);
  }

  /** The validator of the schema at a `#/...` reference. @throws when the schema is not usable. */
  compile(reference: string): Validator {
    const fragment = reference.split('/').map(encodeURIComponent).join('/').replace('%23', '#');
    const schema = { $ref: DOCUMENT_KEY + fragment };
    const first = this.#first.compile(schema);
    const all = this.#all.compile(schema);
    return (value, size = 0) => {
      if (first(value)) return NO_FAULTS;
      if (size <= MAX_SIZE_FOR_ALL_FAULTS && !all(value)) return faultsOf(all.errors as ErrorObject[]);
      return faultsOf(first.errors as ErrorObject[]);
    };
  }
}

/**
 * Marks a schema that its handler checks itself, value by value, so that one bad item does not make the whole body be
 * refused. The document keeps saying what the values are. Stands in the operation, not behind a `$ref`.
 */
const UNCHECKED = 'x-checked-by-handler';

/** Whether a part of this schema is checked by the handler. */
export function holdsUnchecked(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  return UNCHECKED in schema || Object.values(schema).some(holdsUnchecked);
}

function withoutUnchecked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUnchecked);
  if (!isObject(value)) return value;
  if (UNCHECKED in value) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutUnchecked(inner)]));
}

const NO_FAULTS: readonly Fault[] = [];

function newAjv(document: JsonObject, allErrors: boolean): Ajv2020 {
  const ajv = new Ajv2020({ allErrors, verbose: true, strictSchema: true, strictTypes: false });
  addFormatsModule.default(ajv);
  // A larger integer is already another number once JSON.parse has read it.
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  // Ajv reads the document itself as a schema, so its members count as keywords too.
  ajv.addVocabulary([...Object.keys(document), ...OPENAPI_KEYWORDS, ...extensionKeywords(document)]);
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
