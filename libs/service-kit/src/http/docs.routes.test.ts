import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shelfDocument } from '../../test/shelf.ts';
import { LimitTable } from '../limits/limit-table.ts';
import { startShelf, type Shelf } from '../../test/start-shelf.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await startShelf();
});
afterAll(() => shelf.stop());

describe('GET /openapi.json', () => {
  test('is the document, with the limits in force', async () => {
    expect(await (await shelf.fetch('/openapi.json')).json()).toEqual({
      ...shelfDocument().source,
      'x-limits': new LimitTable({ document: shelfDocument() }).values,
    });
  });

  test('has a strong ETag that spares the second transfer', async () => {
    const etag = (await shelf.fetch('/openapi.json')).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    for (const given of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const response = await shelf.fetch('/openapi.json', { headers: { 'If-None-Match': given } });
      expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, etag, '']);
    }
    expect((await shelf.fetch('/openapi.json', { headers: { 'If-None-Match': '"other"' } })).status).toBe(
      200,
    );
  });
});

describe('GET /docs', () => {
  test('is a page whose every resource this service serves', async () => {
    const response = await shelf.fetch('/docs');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain('<title>Shelf</title>');
    const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThanOrEqual(4);
    for (const link of links) {
      const resource = await fetch(new URL(link, `${shelf.url}/docs`));
      expect([link, new URL(resource.url).origin, resource.status]).toEqual([link, shelf.url, 200]);
      await resource.arrayBuffer();
    }
  });

  test('keeps to its content security policy: no inline script or style', async () => {
    const response = await shelf.fetch('/docs');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    const page = await response.text();
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style|style=|\son\w+=/);
  });

  test('the start script asks no one else', async () => {
    const script = await (await shelf.fetch('/docs/start.js')).text();
    expect(script).toContain('validatorUrl: null');
    expect(script).not.toMatch(/https?:/);
  });

  test('with a slash at the end it leads to the page', async () => {
    const response = await shelf.fetch('/docs/', { redirect: 'manual' });
    expect(new URL(response.headers.get('location') ?? '', `${shelf.url}/docs/`).pathname).toBe('/docs');
  });

  test('other files of the package are not served', async () => {
    expect((await shelf.fetch('/docs/package.json')).status).toBe(404);
    expect((await shelf.fetch('/docs/..%2fpackage.json')).status).toBe(404);
  });
});

describe('headers of every answer', () => {
  test.each(['/docs', '/items', '/nothing', '/health/live'])('%s', async (path) => {
    const { headers } = await shelf.fetch(path, { headers: { Origin: 'https://elsewhere.example' } });
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});
