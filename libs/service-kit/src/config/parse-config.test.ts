import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConfigError } from './config-error.ts';
import { maskConfig, parseConfig } from './parse-config.ts';
import { neededWith, optional } from './variable.ts';
import { databaseUrls, integer, oneOf, port, SHARED_VARIABLES, text, url } from './variables.ts';

const SHAPE = {
  ...SHARED_VARIABLES,
  PORT: port(8080),
  MODEL_URL: optional(url('the embedding server', 'http://localhost:11434')),
};
const URL_TEXT = 'postgres://app:hunter2@db:5432/precedent';

function faultsOf(env: Record<string, string | undefined>): string[] {
  try {
    parseConfig(env, SHAPE);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('parseConfig', () => {
  test('defaults apply to what is absent or empty', () => {
    expect(parseConfig({ DATABASE_URL: URL_TEXT, PORT: '', MODEL_URL: '' }, SHAPE)).toEqual({
      HOST: '0.0.0.0',
      LOG_LEVEL: 'info',
      DATABASE_URL: URL_TEXT,
      DATABASE_SHARED_SESSION: false,
      DATABASE_POOL_SIZE: 10,
      DATABASE_STATEMENT_TIMEOUT_MS: 2000,
      BODY_LIMIT_BYTES: 262_144,
      MAX_IN_FLIGHT_REQUESTS: 16,
      MAX_IN_FLIGHT_BYTES: 67_108_864,
      SHUTDOWN_DRAIN_MS: 0,
      PORT: 8080,
      MODEL_URL: undefined,
    });
  });

  test('reads what is given, and ignores variables of others', () => {
    const env = {
      DATABASE_URL: URL_TEXT,
      PORT: '0',
      LOG_LEVEL: 'debug',
      DATABASE_SHARED_SESSION: 'true',
      MODEL_URL: 'https://models.example/v1',
      PATH: '/bin',
    };
    expect(parseConfig(env, SHAPE)).toMatchObject({
      PORT: 0,
      LOG_LEVEL: 'debug',
      DATABASE_SHARED_SESSION: true,
      MODEL_URL: new URL('https://models.example/v1'),
    });
    expect(parseConfig(env, SHAPE)).not.toHaveProperty('PATH');
  });

  test('the result is frozen', () => {
    expect(Object.isFrozen(parseConfig({ DATABASE_URL: URL_TEXT }, SHAPE))).toBe(true);
  });

  test('reports every wrong variable at once, each with form and example', () => {
    const faults = faultsOf({
      PORT: '80a',
      LOG_LEVEL: 'loud',
      DATABASE_SHARED_SESSION: 'yes',
      DATABASE_POOL_SIZE: '0',
      MODEL_URL: 'ftp://x',
    });
    expect(faults[0]).toBe('The configuration cannot be used. 6 variables are wrong:');
    expect(faults.slice(1).sort()).toEqual([
      expect.stringMatching(
        /^ {2}DATABASE_POOL_SIZE is "0", which is out of range\. Expected: .*1 to 1000\. Example: /,
      ),
      expect.stringMatching(/^ {2}DATABASE_SHARED_SESSION is "yes", which is neither true nor false\. /),
      expect.stringMatching(/^ {2}DATABASE_URL is missing\. Expected: .*Example: DATABASE_URL=postgres:\/\//),
      expect.stringMatching(
        /^ {2}LOG_LEVEL is "loud", which is not one of them\. Expected: .*info.*LOG_LEVEL=info$/,
      ),
      expect.stringMatching(/^ {2}MODEL_URL is "ftp:\/\/x", which has another scheme\. /),
      expect.stringMatching(/^ {2}PORT is "80a", which is not a whole number\. .* Example: PORT=8080$/),
    ]);
  });

  test('a wrong secret is reported without its value', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://app:hunter2@db/x' }).join('\n');
    expect(faults).toMatch(/DATABASE_URL does not look like postgres:\/\//);
    expect(faults).not.toContain('hunter2');
  });

  test.each(['1.5', '1e3', ' 5', '0x10', '99999'])('%p is not a port', (value) => {
    expect(() => parseConfig({ P: value }, { P: port(1) })).toThrow(ConfigError);
  });

  test('several servers are at least one', () => {
    const shape = { URLS: databaseUrls() };
    expect(parseConfig({ URLS: ` ${URL_TEXT},\n${URL_TEXT}, ` }, shape)).toEqual({
      URLS: [URL_TEXT, URL_TEXT],
    });
    expect(() => parseConfig({ URLS: ' , ' }, shape)).toThrow(/URLS names no server\. Expected: /);
  });

  test('a text is not blank', () => {
    const shape = { NAME: text('a name', 'x') };
    expect(() => parseConfig({ NAME: ' ' }, shape)).toThrow(/NAME is " ", which is blank\. Expected: /);
  });

  test('other variables', () => {
    const shape = {
      MODE: oneOf('the mode', ['a', 'b']),
      N: integer({ min: -1, max: 1, what: 'n', example: 0 }),
    };
    expect(parseConfig({ MODE: 'b', N: '-1', NAME: 'x' }, { ...shape, NAME: text('a name', 'x') })).toEqual({
      MODE: 'b',
      N: -1,
      NAME: 'x',
    });
  });

  test('what is needed with the value of another variable is told with all else', () => {
    const shape = { MODE: oneOf('the mode', ['a', 'b']), NAME: neededWith(text('a name', 'x'), 'MODE', 'b') };
    expect(parseConfig({ MODE: 'a' }, shape)).toEqual({ MODE: 'a', NAME: undefined });
    expect(parseConfig({ MODE: 'b', NAME: 'n' }, shape)).toEqual({ MODE: 'b', NAME: 'n' });
    expect(() => parseConfig({ MODE: 'b', P: '-' }, { P: port(1), ...shape })).toThrow(
      /NAME is missing, and MODE=b needs it\. Expected: a name\. Example: NAME=x\n {2}P is "-"/,
    );
  });
});

describe('secrets by file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(join(folder, 'url'), `${URL_TEXT}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are read, without the line end', () => {
    expect(parseConfig({ DATABASE_URL_FILE: join(folder, 'url') }, SHAPE).DATABASE_URL).toBe(URL_TEXT);
  });

  test('must not be given twice', () => {
    const faults = faultsOf({ DATABASE_URL: URL_TEXT, DATABASE_URL_FILE: join(folder, 'url') });
    expect(faults).toHaveLength(2);
    expect(faults[1]).toMatch(/DATABASE_URL is given twice, also by DATABASE_URL_FILE/);
  });

  test('must be readable, and other faults are reported with it', () => {
    const faults = faultsOf({ DATABASE_URL_FILE: join(folder, 'nothing'), PORT: 'x' });
    expect(faults.slice(1)).toEqual([
      expect.stringMatching(/DATABASE_URL cannot be read: DATABASE_URL_FILE names .*nothing, which is not/),
      expect.stringMatching(/PORT is "x"/),
    ]);
  });

  test('exist for secrets only', () => {
    expect(parseConfig({ DATABASE_URL: URL_TEXT, PORT_FILE: join(folder, 'url') }, SHAPE).PORT).toBe(8080);
  });
});

test('maskConfig hides the password and nothing else', () => {
  const masked = maskConfig(SHAPE, parseConfig({ DATABASE_URL: URL_TEXT }, SHAPE));
  expect(masked).toMatchObject({ DATABASE_URL: 'postgres://app:[redacted]@db:5432/precedent', PORT: 8080 });
  const token = { TOKEN: { ...text('a token', 'x'), secret: true } };
  expect(maskConfig(token, parseConfig({ TOKEN: 'hunter2' }, token))).toEqual({ TOKEN: '***' });
});
