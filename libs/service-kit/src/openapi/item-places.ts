import { isObject, type JsonObject } from './json.ts';

/** Names of members from the top of a body to an item of a list; in a list, any. */
export type ItemPlace = readonly string[];

export const ANY_INDEX = '*';

/**
 * Marks a schema that its handler checks itself, value by value, so that one bad item does not make the whole body be
 * refused. The document keeps saying what the values are. Stands in the operation, not behind a `$ref`.
 */
export const CHECKED_BY_HANDLER = 'x-checked-by-handler';

/** Where a body's schema has lists whose items the handler checks one by one. */
export function itemPlaces(schema: JsonObject): ItemPlace[] {
  const found: ItemPlace[] = [];
  const visit = (given: unknown, path: ItemPlace): void => {
    if (!isObject(given)) return;
    if (given[CHECKED_BY_HANDLER] === true) {
      if (path.at(-1) === ANY_INDEX) found.push(path);
      return;
    }
    visit(given['items'], [...path, ANY_INDEX]);
    const properties = given['properties'];
    if (!isObject(properties)) return;
    for (const [name, inner] of Object.entries(properties)) visit(inner, [...path, name]);
  };
  visit(schema, []);
  return found;
}
