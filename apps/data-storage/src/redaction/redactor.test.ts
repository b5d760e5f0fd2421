import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { corpus, INNOCENT } from '../../test/redaction/corpus.ts';
import { Redactor, RULES } from './redactor.ts';

const redactor = new Redactor();
const TEXTS = corpus(20261124);

describe('a seeded corpus', () => {
  test('is at least 300 texts', () => {
    expect(TEXTS.length).toBeGreaterThanOrEqual(300);
  });

  test('loses every secret', () => {
    const left = TEXTS.filter(({ fragment, secrets }) => {
      const text = redactor.text(fragment);
      return secrets.some((secret) => text.includes(secret));
    }).map(({ fragment }) => ({ fragment, text: redactor.text(fragment) }));
    expect(left).toEqual([]);
  });

  test('loses every secret in whatever field of parameters it stands', () => {
    const left = TEXTS.filter(({ fragment, secrets }) => {
      const text = JSON.stringify(redactor.parameters({ steps: [{ output: fragment }], [fragment]: 1 }));
      return secrets.some((secret) => text.includes(secret));
    });
    expect(left).toEqual([]);
  });

  test('is left as it is when it comes again', () => {
    const changed = TEXTS.map(({ fragment }) => redactor.text(fragment)).filter(
      (text) => redactor.text(text) !== text,
    );
    expect(changed).toEqual([]);
  });

  test('keeps what stands around a secret', () => {
    expect(redactor.text('cannot connect to postgres://app:s3cr3t@db-0:5432/orders, giving up')).toBe(
      'cannot connect to postgres://app:[redacted:password]@db-0:5432/orders, giving up',
    );
    expect(redactor.text('host=db-0 user=app password=hunter2 dbname=orders')).toBe(
      'host=db-0 user=app password=[redacted:password] dbname=orders',
    );
    expect(redactor.text('{"token":"abcdef123456","user":"x"}')).toBe(
      '{"token":"[redacted:token]","user":"x"}',
    );
    expect(redactor.text('curl -H "Authorization: Bearer abc.def-1" https://api')).toBe(
      'curl -H "Authorization: Bearer [redacted:token]" https://api',
    );
  });
});

describe('innocent texts', () => {
  test.each(INNOCENT.map((text) => [text]))('%s', (text) => {
    expect(redactor.text(text)).toBe(text);
    expect(redactor.parameters({ note: text })).toEqual({ note: text });
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...TEXTS.map(({ fragment }) => fragment)),
    fc.constantFrom(...INNOCENT),
    fc.constantFrom(
      'password=',
      '"token":',
      ': ',
      '\\"',
      '"',
      "'",
      '://',
      '@',
      '\n',
      ' ',
      ';',
      '[redacted:token]',
    ),
    fc.string({ maxLength: 12 }),
  );

  test('redacted twice is redacted once', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const once = redactor.text(pieces.join(''));
        expect(redactor.text(once)).toBe(once);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  // A rule that takes quadratic time on one of these would need hours for it.
  const LENGTH = 100_000;
  const adversarial = [
    ...new Set(RULES.flatMap(({ hints }) => hints)),
    'a',
    'a@',
    'a.',
    '@a.',
    '%40',
    '\\"',
    '\\\\\\"',
    'password="',
    "password='",
    'password=a,',
    'token: ',
    'token:"',
    '--password ',
    '-----BEGIN PRIVATE KEY-----',
    'eyJaaaaaaaa.',
    'eyJaaaaaaaa.aaaa',
    '://a:',
    '://a:a@',
    '://',
    'cookie: a=b;',
    'cookie: a=b; a',
    'kind: Secret\ndata:\n',
    '"data":{"a":"',
    'kind: Secret "data":{',
    'name: token\nvalue: ',
    'Authorization: Digest ',
    'authorization: [',
    'basic aaaaaaaa',
    'a-',
    'a_b-c.',
    '[redacted:',
    'hooks.slack.com/services/',
    '$6$aaaaaaaa',
    'password: |\n  ',
    'passphrase: a\n',
    '12345678:AA',
    'aaaQ~',
    'mysql -p',
    ' -u a:b',
    'pass',
    'sk-',
    '&a=',
    ';a=',
    ' \t',
    '%3D',
    '\\n',
    '🔑',
    'é@é.',
  ];
  test.each(adversarial.map((unit) => [unit]))('takes linear time for %j without end', (unit) => {
    for (const start of ['', 'kind: Secret password=']) {
      const text = start + unit.repeat(LENGTH / unit.length);
      expect(typeof redactor.text(text)).toBe('string');
    }
  });
});

test('docs/redaction.md names every rule', () => {
  const page = readFileSync(new URL('../../../../docs/redaction.md', import.meta.url), 'utf8');
  expect(RULES.filter(({ id }) => !page.includes(`| \`${id}\` `))).toEqual([]);
});
