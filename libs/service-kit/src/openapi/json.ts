export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One segment of a JSON pointer (RFC 6901). */
export function pointerSegment(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value a `#/...` reference names within a document. @throws if there is none. */
export function resolvePointer(document: JsonObject, reference: string): unknown {
  let value: unknown = document;
  for (const segment of reference.replace(/^#\/?/, '').split('/')) {
    const key = decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
    value = isObject(value) || Array.isArray(value) ? (value as JsonObject)[key] : undefined;
  }
  if (value === undefined) throw new Error(`the reference ${reference} leads nowhere`);
  return value;
}

/** An object of the document and where it stands, references followed. */
export interface Located {
  readonly pointer: string;
  readonly value: JsonObject;
}

export function locate(document: JsonObject, pointer: string, value: unknown): Located {
  if (!isObject(value)) throw new Error(`${pointer} is not an object`);
  const reference = value['$ref'];
  if (typeof reference !== 'string') return { pointer, value };
  if (!reference.startsWith('#/')) throw new Error(`${pointer} refers outside the document: ${reference}`);
  return locate(document, reference, resolvePointer(document, reference));
}

/** A member of a located object, references followed; undefined when absent. */
export function member(
  document: JsonObject,
  parent: Located,
  ...keys: readonly string[]
): Located | undefined {
  let current: Located = parent;
  for (const key of keys) {
    const value = current.value[key];
    if (value === undefined) return undefined;
    current = locate(document, current.pointer + pointerSegment(key), value);
  }
  return current;
}
