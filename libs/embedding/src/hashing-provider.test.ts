import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkVector } from './check-vector.ts';
import { EmptyTextError } from './errors.ts';
import { HashingProvider } from './hashing-provider.ts';
import { toVectorParameter } from './vector-codec.ts';

const provider = new HashingProvider();

async function embedOne(text: string): Promise<Float32Array> {
  const [vector] = await provider.embed([text]);
  return vector!;
}

async function similarity(one: string, other: string): Promise<number> {
  const [a, b] = await provider.embed([one, other]);
  return a!.reduce((sum, value, index) => sum + value * b![index]!, 0);
}

const VOCABULARY = 'memory disk restart certificate node latency rollout café queue socket 503'.split(' ');
const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
const phrase = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 12 });

describe('every text', () => {
  test('gives a vector of length 1, or EmptyTextError when it has no token', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const vector = await embedOne(text).catch((error: unknown) => error);
        if (vector instanceof EmptyTextError) {
          expect(text).not.toMatch(/\p{Lu}|\p{Ll}|\p{N}/u);
          return;
        }
        expect(checkVector(vector as Float32Array)).toBeNull();
        const length = Math.hypot(...(vector as Float32Array));
        expect(length).toBeCloseTo(1, 5);
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same vector from any provider, alone or among others', async () => {
    await fc.assert(
      fc.asyncProperty(phrase, phrase, async (words, others) => {
        const text = words.join(' ');
        const [, second] = await new HashingProvider().embed([others.join(' '), text]);
        expect(second).toEqual(await embedOne(text));
      }),
    );
  });

  test('is the same in any case and with any spaces', async () => {
    const space = fc.stringMatching(/^[ \t\n]{1,4}$/);
    await fc.assert(
      fc.asyncProperty(phrase, space, async (words, spaces) => {
        const plain = await embedOne(words.join(' '));
        expect(await embedOne(`${spaces}${words.join(spaces)}${spaces}`)).toEqual(plain);
        expect(await embedOne(words.join(' ').toUpperCase())).toEqual(plain);
      }),
    );
  });

  test('is nearer to itself with one word more than to words it does not hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(VOCABULARY, { minLength: 8, maxLength: 8 }), async (words) => {
        const text = words.slice(0, 4).join(' ');
        const longer = words.slice(0, 5).join(' ');
        const unrelated = words.slice(4, 8).join(' ');
        expect(await similarity(text, longer)).toBeGreaterThan((await similarity(text, unrelated)) + 0.2);
      }),
    );
  });
});

describe('likeness', () => {
  test.each([
    ['oomkilled', 'OOMKilled', 'certificate expired'],
    ['out of memory', 'container was OOMKilled', 'node network interface flapping'],
    ['pod restarting', 'CrashLoopBackOff', 'certificate expired'],
    ['pvc nearly full', 'KubePersistentVolumeFillingUp', 'KubeQuotaAlmostFull'],
    ['disk is full', 'filesystem running out of space', 'job failed'],
    ['tls cert about to expire', 'client certificate expires in 2 days', 'disk is full'],
    ['kubepodcrashlooping', 'KubePodCrashLooping', 'KubeNodeNotReady'],
    ['certifcate expird', 'certificate expired', 'memory pressure'],
    ['内存不足 重启', '容器内存不足', '证书即将过期'],
    ['نفاد الذاكرة', 'الذاكرة ممتلئة', 'انتهت الشهادة'],
    ['🔥', '🔥 memory', '🧊 memory'],
  ])('%s is nearer to %s than to %s', async (text, near, far) => {
    expect(await similarity(text, near)).toBeGreaterThan((await similarity(text, far)) + 0.1);
  });

  test('a text of stop words alone still has a vector', async () => {
    expect(checkVector(await embedOne('what was it'))).toBeNull();
  });

  test('a number of many digits weighs nothing beside words', async () => {
    expect(await embedOne('disk full 1724932711')).toEqual(await embedOne('disk full'));
  });
});

test('the position of the empty text is told', async () => {
  await expect(provider.embed(['disk full', ' \n'])).rejects.toMatchObject({
    name: 'EmptyTextError',
    index: 1,
  });
});

test('stops when the caller aborts', async () => {
  const reason = new Error('caller left');
  const texts = Array.from({ length: 1000 }, (_, index) => `disk full ${index}`);
  const controller = new AbortController();
  const pending = provider.embed(texts, controller.signal);
  controller.abort(reason);
  await expect(pending).rejects.toBe(reason);
});

test('hashing-v1 is frozen: a change of the vectors needs a new model name', async () => {
  const vectors = await provider.embed([
    'KubePodCrashLooping: container payments-api OOMKilled, exit code 137',
    'Ä disk is filling up, disk nearly full',
    'メモリ不足 🔥 نفاد',
  ]);
  const digest = createHash('sha256');
  for (const vector of vectors) digest.update(toVectorParameter(vector));
  expect([provider.model, digest.digest('hex').slice(0, 16)]).toEqual(['hashing-v1', '4ebec12d73ae783f']);
});
