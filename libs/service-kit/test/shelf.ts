import { type OpenApiDocument, loadOpenApi } from '../src/openapi/openapi-document.ts';

/** The document that the tests of this package serve. Its types are made by `npm run openapi`. */
export function shelfDocument(): OpenApiDocument {
  return loadOpenApi(new URL('./openapi.yaml', import.meta.url));
}
