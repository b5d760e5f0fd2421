import type { OpenApiDocument, Operation } from '@precedent/service-kit';

/** The operation that a request is for; undefined when the document has none. `url` may have a query string. */
export function findOperation(document: OpenApiDocument, method: string, url: string): Operation | undefined {
  const [path = ''] = url.split('?', 1);
  const candidates = [...document.operations.values()].filter(
    (operation) => operation.method === method.toLowerCase() && pattern(operation.path).test(path),
  );
  // A concrete path wins over a template.
  return candidates.find((operation) => operation.path === path) ?? candidates[0];
}

function pattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
