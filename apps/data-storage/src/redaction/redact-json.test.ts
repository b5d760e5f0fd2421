import { describe, expect, test } from '@jest/globals';
import { Redactor } from './redactor.ts';

const redactor = new Redactor();

describe('parameters', () => {
  test.each([
    [{ password: 'hunter' }, { password: '[redacted:password]' }],
    [
      { dbPassword: 'x', DB_PASSWORD: 'y' },
      { dbPassword: '[redacted:password]', DB_PASSWORD: '[redacted:password]' },
    ],
    [{ pin: { apiKey: 1234 } }, { pin: { apiKey: '[redacted:api-key]' } }],
    [
      { secret: 'x', token: 'y' },
      { secret: '[redacted:secret]', token: '[redacted:token]' },
    ],
    [{ passwords: ['a1', 'b2'] }, { passwords: ['[redacted:password]', '[redacted:password]'] }],
    [
      { headers: { Authorization: 'abc', Cookie: 'a' } },
      { headers: { Authorization: '[redacted:token]', Cookie: '[redacted:cookie]' } },
    ],
    [{ env: [{ name: 'API_KEY', value: 'a' }] }, { env: [{ name: 'API_KEY', value: '[redacted:api-key]' }] }],
    [
      { args: ['--user', 'bob', '--password', 'x'] },
      { args: ['--user', 'bob', '--password', '[redacted:password]'] },
    ],
    [
      { kind: 'Secret', metadata: { name: 's' }, data: { user: 'YQ==' }, stringData: { a: { b: 'c' } } },
      {
        kind: 'Secret',
        metadata: { name: 's' },
        data: { user: '[redacted:secret]' },
        stringData: { a: { b: '[redacted:secret]' } },
      },
    ],
    [
      { credentials: { user: 'bob', password: 'x' } },
      { credentials: { user: 'bob', password: '[redacted:password]' } },
    ],
    [
      { 'a@example.com': 1, 'b@example.com': 2 },
      { '[redacted:email]': 1, '[redacted:email]#2': 2 },
    ],
  ])('%j', (parameters, expected) => {
    const once = redactor.parameters(parameters);
    expect(once).toEqual(expected);
    expect(redactor.parameters(once)).toEqual(expected);
  });

  test.each([
    [{ container: 'app', limit: '512Mi', dry_run: false, replicas: 3, tags: [], note: null }],
    [{ secretName: 'tls', secretRef: { name: 'db' }, secret: { name: 'db', key: 'password' } }],
    [{ max_tokens: 4096, tokens: 512, token_type: 'bearer', passwordless: 'yes', keyspace: 'orders' }],
    [{ password: null, token: '', secret: true, api_key: '${API_KEY}', auth: 'none' }],
    [{ kind: 'ConfigMap', data: { level: 'debug' } }],
    [{ args: ['--token', '--verbose', '-p', '80'] }],
  ])('%j stays', (parameters) => {
    expect(redactor.parameters(parameters)).toEqual(parameters);
  });
});
