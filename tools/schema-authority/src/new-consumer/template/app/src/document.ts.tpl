import { loadOpenApi, type OpenApiDocument } from '@precedent/service-kit';

let document: OpenApiDocument | undefined;

/** The service's openapi.yaml, read when it is first asked for. @throws Error naming file and place when it cannot be used */
export function openApiDocument(): OpenApiDocument {
  return (document ??= loadOpenApi(new URL('../openapi.yaml', import.meta.url)));
}
