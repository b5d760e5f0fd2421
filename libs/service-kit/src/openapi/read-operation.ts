import { itemPlaces } from './item-places.ts';
import { isObject, type JsonObject, locate, type Located, member, pointerSegment } from './json.ts';
import { type Operation, type Parameter, type RequestBody, type ScalarType } from './operation.ts';
import { holdsUnchecked, type SchemaCompiler } from './schema-compiler.ts';
import { safeCheck } from './value-safety.ts';

interface Source {
  readonly document: JsonObject;
  readonly compiler: SchemaCompiler;
  readonly path: string;
  readonly method: string;
  /** The path item, whose parameters hold for all its operations. */
  readonly item: Located;
  readonly located: Located;
}

/** Turns an operation object into what the router needs. @throws Error naming the place if it is not usable. */
export function readOperation(source: Source): Operation {
  const { path, method, located } = source;
  const id = located.value['operationId'];
  if (typeof id !== 'string') throw new Error(`${method} ${path} has no operationId`);
  try {
    const body = readBody(source);
    return {
      id,
      method,
      path,
      parameters: readParameters(source),
      ...(body === undefined ? {} : { body }),
      servedByKit: located.value['x-served-by'] === 'service-kit',
      singleWrite: located.value['x-single-write'] === true,
      source: located.value,
      pointer: located.pointer,
    };
  } catch (error) {
    throw new Error(`operation ${id}: ${(error as Error).message}`, { cause: error });
  }
}

function readParameters(source: Source): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const owner of [source.item, source.located]) {
    const list = owner.value['parameters'];
    if (!Array.isArray(list)) continue;
    list.forEach((entry: unknown, index) => {
      const place = `${owner.pointer}/parameters/${index}`;
      const parameter = readParameter(source, locate(source.document, place, entry));
      found.set(`${parameter.in} ${parameter.name}`, parameter);
    });
  }
  return [...found.values()];
}

function readParameter({ document, compiler }: Source, located: Located): Parameter {
  const { name, in: place, required, style, explode } = located.value;
  if (typeof name !== 'string') throw new Error(`${located.pointer} has no name`);
  if (place !== 'query' && place !== 'path' && place !== 'header') {
    throw new Error(`parameter ${name} is in ${String(place)}, which is not supported`);
  }
  if (style !== undefined || explode === false)
    throw new Error(`parameter ${name}: only the default style is supported`);
  const schema = member(document, located, 'schema');
  if (schema === undefined) throw new Error(`parameter ${name} has no schema`);
  const array = typesOf(schema.value).includes('array');
  const items = array ? member(document, schema, 'items') : schema;
  return {
    name,
    in: place,
    required: required === true,
    type: scalarType(name, items),
    array,
    commas: located.value['x-comma-separated'] === true,
    ...('default' in schema.value ? { fallback: schema.value['default'] } : {}),
    validate: compiler.compile(schema.pointer),
    schema: schema.pointer,
  };
}

function scalarType(name: string, schema: Located | undefined): ScalarType {
  const [type] =
    schema === undefined ? [] : typesOf(schema.value).filter((candidate) => candidate !== 'null');
  if (type === 'integer' || type === 'number' || type === 'boolean' || type === 'string') return type;
  throw new Error(`parameter ${name} needs a scalar type, or an array of one`);
}

/** The declared types; an enum or const of strings needs none. */
function typesOf(schema: JsonObject): string[] {
  const type = schema['type'];
  if (Array.isArray(type)) return type.map(String);
  if (typeof type === 'string') return [type];
  const values = Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : [schema['const']];
  return values.every((value) => typeof value === 'string') ? ['string'] : [];
}

function readBody({ document, compiler, located }: Source): RequestBody | undefined {
  if ('x-body-limit' in located.value) throw new Error('write x-limits: {body-bytes: N}, not x-body-limit');
  const body = member(document, located, 'requestBody');
  if (body === undefined) return undefined;
  const content = member(document, body, 'content');
  const types = Object.keys(content?.value ?? {});
  const kind = types.length > 0 && types.every(isJson) ? 'json' : 'ndjson';
  if (content === undefined || (kind === 'ndjson' && types.join() !== 'application/x-ndjson')) {
    throw new Error('its request body is described neither as JSON nor as application/x-ndjson');
  }
  const schemas = types.map((type) => {
    const media = member(document, content, type);
    const schema = media?.value['schema'];
    if (media === undefined || !isObject(schema)) throw new Error(`its ${type} has no schema`);
    return { type, schema, pointer: media.pointer + pointerSegment('schema') };
  });
  const checks = schemas.map(({ type, schema, pointer }) => {
    const validate = compiler.compile(pointer);
    return [type, holdsUnchecked(schema) ? validate : safeCheck(validate)] as const;
  });
  const [, check] = checks[0] as (typeof checks)[number];
  const items = schemas.flatMap(({ schema }) => itemPlaces(schema));
  return { kind, required: body.value['required'] === true, check, checks: new Map(checks), items };
}

function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}
