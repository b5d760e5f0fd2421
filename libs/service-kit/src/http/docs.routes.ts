import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Router } from 'express';
import { type OpenApiDocument } from '../openapi/openapi-document.ts';
import { type LimitTable } from '../limits/limit-table.ts';
import { isObject } from '../openapi/json.ts';
import { alreadyHas } from './entity-tag.ts';
import { markRoute } from './request-context.ts';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/**
 * GET /openapi.json, and GET /docs: the same as a page that needs nothing from outside this service. With a table, the
 * document's `x-limits` are the values in force here.
 */
export function docsRoutes(document: OpenApiDocument, limits?: LimitTable): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const json = JSON.stringify({
    ...document.source,
    ...(limits === undefined ? {} : { 'x-limits': limits.values }),
  });
  const tag = createHash('sha256').update(json).digest('base64url');
  const assetFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const page = docsPage(titleOf(document));

  router.get('/openapi.json', (request, response) => {
    markRoute(response, '/openapi.json');
    response.set({ ETag: `"${tag}"`, 'Cache-Control': 'no-cache' });
    if (alreadyHas(request.get('if-none-match'), tag)) response.status(304).end();
    else response.set('Content-Type', 'application/json; charset=utf-8').send(json);
  });
  router.get('/docs', (_request, response) => {
    markRoute(response, '/docs');
    response.type('html').send(page);
  });
  router.get('/docs/', (_request, response) => {
    markRoute(response, '/docs/');
    response.redirect(301, '../docs');
  });
  router.get('/docs/start.js', (_request, response) => {
    markRoute(response, '/docs/start.js');
    response.type('js').send(START_SCRIPT);
  });
  for (const asset of ASSETS) {
    router.get(`/docs/${asset}`, (_request, response) => {
      markRoute(response, `/docs/${asset}`);
      response.sendFile(asset, { root: assetFolder, maxAge: '1h' });
    });
  }
  return router;
}

function titleOf(document: OpenApiDocument): string {
  const info = document.source['info'];
  return isObject(info) && typeof info['title'] === 'string' ? info['title'] : 'API';
}

/** Relative links, so that the page also works behind a path prefix. */
function docsPage(title: string): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped}</title>
    <link rel="icon" href="docs/favicon-32x32.png">
    <link rel="stylesheet" href="docs/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <noscript>This page needs JavaScript. The same document without it: <a href="openapi.json">openapi.json</a>.</noscript>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;
}

/** validatorUrl null: by default the page would ask a validator on the internet. */
const START_SCRIPT = `window.SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
});
`;
