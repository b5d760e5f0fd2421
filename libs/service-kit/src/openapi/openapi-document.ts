import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { isObject, locate, type JsonObject, type Located, member, pointerSegment } from './json.ts';
import { type Check, type Operation } from './operation.ts';
import { readOperation } from './read-operation.ts';
import { SchemaCompiler } from './schema-compiler.ts';
import { safeCheck } from './value-safety.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * A hand-written OpenAPI 3.1 document, its operations by operationId. A schema becomes a validator when it is first
 * needed; `compile` does all of them at once, which is how a test proves that every one is usable.
 */
export class OpenApiDocument {
  readonly source: JsonObject;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly #compiler: SchemaCompiler;

  /** @throws Error naming the place when the document cannot be used. */
  constructor(source: unknown) {
    if (!isObject(source) || !String(source['openapi']).startsWith('3.1.')) {
      throw new Error('is not an OpenAPI 3.1 document');
    }
    this.source = source;
    this.#compiler = new SchemaCompiler(source);
    this.operations = readOperations(source, this.#compiler);
  }

  /** Compiles the schemas of all parameters and bodies. @throws Error when one of them is not usable. */
  compile(): this {
    this.#compiler.compileAll();
    return this;
  }

  /** The operation of that id. @throws if there is none. */
  operation(id: string): Operation {
    const operation = this.operations.get(id);
    if (operation === undefined) throw new Error(`The document has no operation ${id}.`);
    return operation;
  }

  /** The check of values against `#/components/schemas/<name>`, as thorough as that of a body. @throws if there is none */
  checkFor(name: string): Check {
    return safeCheck(this.#compiler.compile(`#/components/schemas${pointerSegment(name)}`));
  }

  /**
   * Faults of a response against the document; empty when it is as documented. For tests.
   * @param contentType as received, parameters allowed; undefined for a response without a body
   * @param body parsed
   */
  validateResponse(
    operationId: string,
    status: number,
    contentType: string | undefined,
    body: unknown,
  ): string[] {
    const operation = this.operation(operationId);
    const where = `${operationId} ${status}`;
    const root: Located = { pointer: operation.pointer, value: operation.source };
    const response =
      member(this.source, root, 'responses', String(status)) ??
      member(this.source, root, 'responses', `${String(status)[0]}XX`) ??
      member(this.source, root, 'responses', 'default');
    if (response === undefined) return [`${where}: the status is not documented`];
    const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase();
    const content = member(this.source, response, 'content');
    if (mediaType === undefined)
      return content === undefined ? [] : [`${where}: a body is documented, none came`];
    const schema = content && member(this.source, content, mediaType);
    if (schema === undefined) return [`${where}: the content type ${mediaType} is not documented`];
    if (schema.value['schema'] === undefined) return [];
    const validate = this.#compiler.compile(`${schema.pointer}/schema`);
    return validate(body).map(
      ({ pointer, detail }) => `${where}: ${pointer === '' ? 'the body' : pointer} ${detail}`,
    );
  }
}

/** Reads an openapi.yaml (or .json). @throws Error naming file and place when it cannot be used. */
export function loadOpenApi(url: URL): OpenApiDocument {
  try {
    return new OpenApiDocument(load(readFileSync(url, 'utf8'), { schema: CORE_SCHEMA }));
  } catch (error) {
    throw new Error(`${url.pathname} ${(error as Error).message}`, { cause: error });
  }
}

function readOperations(document: JsonObject, compiler: SchemaCompiler): ReadonlyMap<string, Operation> {
  const operations = new Map<string, Operation>();
  const paths = locate(document, '#/paths', document['paths'] ?? {});
  for (const path of Object.keys(paths.value)) {
    const item = member(document, paths, path);
    if (item === undefined) continue;
    for (const method of METHODS) {
      const located = member(document, item, method);
      if (located === undefined) continue;
      const operation = readOperation({ document, compiler, path, method, item, located });
      if (operations.has(operation.id)) throw new Error(`has two operations ${operation.id}`);
      operations.set(operation.id, operation);
    }
  }
  return operations;
}
