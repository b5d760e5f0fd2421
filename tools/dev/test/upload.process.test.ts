import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { OtherSamplesError } from '../src/load/other-samples-error.ts';
import { upload } from '../src/load/upload.ts';
import { generateSamples } from '../src/samples/generate-samples.ts';

const SAMPLES = [...generateSamples({ count: 40, now: new Date('2026-01-01T12:00:00Z') })];

/** A server that answers as Data Storage does; `answers` holds what it says first, 201 comes after. */
let server: Server;
let url: string;
let answers: number[];
let underWay: number;
let mostUnderWay: number;
let received: string[];
beforeEach(async () => {
  answers = [];
  received = [];
  underWay = mostUnderWay = 0;
  server = createServer(async (request, response) => {
    mostUnderWay = Math.max(mostUnderWay, ++underWay);
    const { action_id } = (await json(request)) as { action_id: string };
    const status = answers.shift() ?? 201;
    if (status < 300) received.push(action_id);
    underWay -= 1;
    response.writeHead(status).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const load = (onRecorded: (count: number) => void = () => undefined) =>
  upload(SAMPLES, { dataStorage: url, signal: new AbortController().signal, concurrency: 4, onRecorded });

describe('upload', () => {
  test('records each sample once, a few at a time, the last one after all others', async () => {
    const counts: number[] = [];
    await load((count) => counts.push(count));
    expect(received.toSorted()).toEqual(SAMPLES.map(({ action_id }) => action_id));
    expect(received.at(-1)).toBe(SAMPLES.at(-1)?.action_id);
    expect(counts).toEqual(SAMPLES.map((_, index) => index + 1));
    expect(mostUnderWay).toBeLessThanOrEqual(4);
  });

  test('tries again when the service is busy', async () => {
    answers = [503, 429, 504];
    await load();
    expect(received).toHaveLength(SAMPLES.length);
  });

  test('stops at a sample that is known with other content, and sends no last one', async () => {
    answers = [201, 409];
    await expect(load()).rejects.toThrow(OtherSamplesError);
    expect(received).not.toContain(SAMPLES.at(-1)?.action_id);
  });

  test('explains a refusal', async () => {
    answers = [400];
    await expect(load()).rejects.toThrow(/^Data Storage refused the sample incident sample-0000\d\d: \{\}$/);
  });
});
