import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CLOSE_MS, GRACE_MS } from '@precedent/service-kit';

const file = (path: string) => new URL(`../../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(file(path), 'utf8');

/** One service of the compose file: its lines, up to the next of the same depth. */
const composed = (service: string) =>
  new RegExp(`^  ${service}:\\n((?:    .*\\n|\\n)+)`, 'm').exec(read('docker/compose.yaml'))?.[1] ?? '';

/** How often code under a folder gives a shutdown something to close. */
const resourcesIn = (folder: string) =>
  readdirSync(file(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .reduce((sum, name) => sum + read(`${folder}/${name}`).split('.addResource(').length - 1, 0);

describe.each([
  ['data-storage', ['apps/data-storage/src']],
  ['context-api', ['apps/context-api/src', 'libs/consumer-kit/src']],
])('%s in docker/compose.yaml', (service, code) => {
  test('is given the time that its shutdown may take before it is killed', () => {
    const resources = code.reduce((sum, folder) => sum + resourcesIn(folder), 0);
    const seconds = Number(/^    stop_grace_period: (\d+)s$/m.exec(composed(service))?.[1] ?? 10);
    expect(resources).toBeGreaterThan(0);
    expect(seconds * 1000).toBeGreaterThan(GRACE_MS + resources * CLOSE_MS);
  });
});

test('the images are probed by readiness, not by whether the process lives', () => {
  const probes = read('docker/Dockerfile').match(/^HEALTHCHECK (?!NONE)(?:.*\\\n)*.*$/gm) ?? [];
  expect(probes).toHaveLength(1);
  expect(probes[0]).toContain('/health/ready`');
});
