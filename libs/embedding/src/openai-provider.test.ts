import { describe, expect, test } from '@jest/globals';
import { answerWell, sendJson, startEmbeddingServer, vectorOf } from '../test/embedding-server.ts';
import { EmbeddingRejectedError, EmbeddingUnavailableError, EmptyTextError } from './errors.ts';
import { normalise } from './normalise.ts';
import { OpenAiProvider, type OpenAiProviderOptions } from './openai-provider.ts';
import { toBase64 } from './vector-codec.ts';

function createProvider(baseUrl: string, options: Partial<OpenAiProviderOptions> = {}): OpenAiProvider {
  const resilience = { longestPauseMs: 5, ...options.resilience };
  return new OpenAiProvider({ model: 'test-model', baseUrl, ...options, resilience });
}

const unitVectorOf = (text: string): Float32Array => normalise(Float32Array.from(vectorOf(text)));

describe('a good answer', () => {
  test('gives one vector per text, in order, of length 1', async () => {
    await using server = await startEmbeddingServer(answerWell);
    const vectors = await createProvider(server.baseUrl).embed(['disk', 'memory']);
    expect(vectors).toEqual([unitVectorOf('disk'), unitVectorOf('memory')]);
    expect(server.requests).toMatchObject([
      { path: '/v1/embeddings', body: { model: 'test-model', input: ['disk', 'memory'] } },
    ]);
    expect(Object.keys(server.requests[0]!.body).sort()).toEqual(['input', 'model']);
    expect(server.requests[0]!.headers.authorization).toBeUndefined();
  });

  test('is asked for with the key, the encoding and the dimension of the options', async () => {
    await using server = await startEmbeddingServer((request, response) => {
      const data = request.body.input.map((text, index) => ({ index, embedding: toBase64(vectorOf(text)) }));
      sendJson(response, { data });
    });
    const options = { apiKey: 's3cret', encodingFormat: 'base64', requestDimensions: true } as const;
    const vectors = await createProvider(server.baseUrl, options).embed(['disk']);
    expect(vectors).toEqual([unitVectorOf('disk')]);
    expect(server.requests[0]).toMatchObject({
      headers: { authorization: 'Bearer s3cret' },
      body: { encoding_format: 'base64', dimensions: 768 },
    });
  });

  test('of many texts comes in batches', async () => {
    await using server = await startEmbeddingServer(answerWell);
    const texts = Array.from({ length: 70 }, (_, index) => 'x'.repeat(index + 1));
    const vectors = await createProvider(server.baseUrl).embed(texts);
    expect(vectors).toEqual(texts.map(unitVectorOf));
    expect(server.requests.map((request) => request.body.input.length)).toEqual([32, 32, 6]);
  });

  test('no texts need no request', async () => {
    await using server = await startEmbeddingServer(answerWell);
    expect(await createProvider(server.baseUrl).embed([])).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });
});

test('a text without a token is refused before anything is sent', async () => {
  await using server = await startEmbeddingServer(answerWell);
  await expect(createProvider(server.baseUrl).embed(['disk', ' ... '])).rejects.toThrow(EmptyTextError);
  expect(server.requests).toHaveLength(0);
});

describe('a bad answer is rejected at once', () => {
  test.each([
    ['wrong dimension', '{"data":[{"index":0,"embedding":[1,2,3]}]}', /768 numbers, not 3/],
    ['NaN', `{"data":[{"index":0,"embedding":[NaN]}]}`, /not JSON/],
    [
      'a number beyond float32',
      JSON.stringify({ data: [{ index: 0, embedding: vectorOf('x') }] }).replace('1,1,', '1e39,1,'),
      /item 0/,
    ],
    ['zeros', JSON.stringify({ data: [{ index: 0, embedding: new Array(768).fill(0) }] }), /only zeros/],
    ['an endless body', 'x'.repeat(1_000_000), /over 32768 bytes/],
  ])('%s', async (_, body, reason) => {
    await using server = await startEmbeddingServer((_request, response) => response.end(body));
    const pending = createProvider(server.baseUrl).embed(['x']);
    await expect(pending).rejects.toThrow(EmbeddingRejectedError);
    await expect(pending).rejects.toThrow(reason);
    expect(server.requests).toHaveLength(1);
  });

  test.each([400, 401, 404, 413, 422])('status %i', async (status) => {
    await using server = await startEmbeddingServer((_, response) =>
      response.writeHead(status).end('s3cret'),
    );
    const pending = createProvider(server.baseUrl, { apiKey: 's3cret' }).embed(['x']);
    await expect(pending).rejects.toThrow(EmbeddingRejectedError);
    await expect(pending).rejects.not.toThrow(/s3cret/);
    expect(server.requests).toHaveLength(1);
  });

  test('a redirect is not followed', async () => {
    await using target = await startEmbeddingServer(answerWell);
    await using server = await startEmbeddingServer((_, response) =>
      response.writeHead(307, { location: `${target.baseUrl}/v1/embeddings` }).end(),
    );
    await expect(createProvider(server.baseUrl).embed(['x'])).rejects.toThrow(/status 307/);
    expect(target.requests).toHaveLength(0);
  });
});

describe('an unavailable service', () => {
  test.each([429, 500, 502, 503])('status %i is tried again', async (status) => {
    await using server = await startEmbeddingServer((_, response) => {
      server.handler = answerWell;
      response.writeHead(status).end();
    });
    expect(await createProvider(server.baseUrl).embed(['disk'])).toEqual([unitVectorOf('disk')]);
    expect(server.requests).toHaveLength(2);
  });

  test('a broken connection is tried again', async () => {
    await using server = await startEmbeddingServer((_, response) => {
      server.handler = answerWell;
      response.destroy();
    });
    expect(await createProvider(server.baseUrl).embed(['disk'])).toEqual([unitVectorOf('disk')]);
  });

  test('is given up after the retries', async () => {
    await using server = await startEmbeddingServer((_, response) => response.writeHead(503).end());
    const pending = createProvider(server.baseUrl, { resilience: { retries: 2 } }).embed(['x']);
    await expect(pending).rejects.toThrow(EmbeddingUnavailableError);
    await expect(pending).rejects.toMatchObject({ retryable: true, message: expect.stringContaining('503') });
    expect(server.requests).toHaveLength(3);
  });

  test('that never answers is given up after the timeout', async () => {
    await using server = await startEmbeddingServer(() => undefined);
    const pending = createProvider(server.baseUrl, { timeoutMs: 50 }).embed(['x']);
    await expect(pending).rejects.toThrow('the embedding service did not answer in 50 ms');
    await expect(pending).rejects.toThrow(EmbeddingUnavailableError);
  });

  test('that stalls in the middle of its answer is given up after the timeout', async () => {
    await using server = await startEmbeddingServer((_, response) =>
      response.writeHead(200).write('{"data":['),
    );
    const pending = createProvider(server.baseUrl, { timeoutMs: 50 }).embed(['x']);
    await expect(pending).rejects.toThrow(EmbeddingUnavailableError);
  });

  test('that does not listen is unavailable, and the key is not told', async () => {
    const server = await startEmbeddingServer(answerWell);
    await server[Symbol.asyncDispose]();
    const error = await createProvider(server.baseUrl, { apiKey: 's3cret' })
      .embed(['x'])
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EmbeddingUnavailableError);
    expect(
      JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause),
    ).not.toContain('s3cret');
  });
});

test('a caller that aborts gets its own reason', async () => {
  const controller = new AbortController();
  const reason = new Error('caller left');
  await using server = await startEmbeddingServer(() => controller.abort(reason));
  await expect(createProvider(server.baseUrl).embed(['x'], controller.signal)).rejects.toBe(reason);
  expect(server.requests).toHaveLength(1);
});

test('the breaker opens after failures in a row, refuses without calling, and recovers', async () => {
  await using server = await startEmbeddingServer((_, response) => response.writeHead(500).end());
  const resilience = { retries: 0, breakAfter: 3, breakForMs: 100 };
  const provider = createProvider(server.baseUrl, { resilience });
  const attempt = (): Promise<string> =>
    provider.embed(['disk']).then(
      () => 'answered',
      (error: Error) => error.message,
    );
  let message = '';
  let calls = 0;
  while (!message.includes('repeatedly')) {
    calls = server.requests.length;
    message = await attempt();
  }
  expect(calls).toBeGreaterThanOrEqual(3);
  expect(server.requests).toHaveLength(calls);
  expect(provider.trouble()).toMatch('failed repeatedly');

  server.handler = answerWell;
  while (message !== 'answered') {
    message = await attempt();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(server.requests).toHaveLength(calls + 1);
  expect(await attempt()).toBe('answered');
  expect(provider.trouble()).toBeNull();
});
