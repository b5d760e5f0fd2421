import { describe, expect, test } from '@jest/globals';
import { ConfigError } from './config-error.ts';
import { runMain, StartupError } from './run-main.ts';

async function run(main: () => Promise<void>): Promise<{ printed: string[]; codes: number[] }> {
  const printed: string[] = [];
  const codes: number[] = [];
  await runMain(main, { print: (text) => printed.push(text), exit: (code) => codes.push(code) });
  return { printed, codes };
}

const failing = (error: unknown) => () => Promise.reject(error);

describe('runMain', () => {
  test('says nothing and does not exit when main succeeds', async () => {
    expect(await run(() => Promise.resolve())).toEqual({ printed: [], codes: [] });
  });

  test('prints a configuration error as it is and exits 78', async () => {
    const outcome = await run(failing(new ConfigError('One variable is wrong:\n  PORT')));
    expect(outcome).toEqual({ printed: ['One variable is wrong:\n  PORT'], codes: [78] });
  });

  test('prints a foreseen error as its sentence and exits 1', async () => {
    const outcome = await run(failing(new StartupError('Port 80 is already in use.')));
    expect(outcome).toEqual({ printed: ['Port 80 is already in use.'], codes: [1] });
  });

  test('finds a sentence where the outer error has none, and hides passwords', async () => {
    const refused = new AggregateError([new Error('connect ECONNREFUSED 127.0.0.1:1')], '');
    const outer = new Error('postgres://a:hunter2@h is away', { cause: refused });
    expect(await run(failing(outer))).toEqual({
      printed: ['Cannot start: postgres://a:[redacted]@h is away (connect ECONNREFUSED 127.0.0.1:1)'],
      codes: [1],
    });
  });

  test('a fault of the program keeps its stack', async () => {
    const { printed, codes } = await run(failing(new TypeError('x is not a function')));
    expect(printed[0]).toMatch(/x is not a function\n\s+at /);
    expect(codes).toEqual([1]);
  });

  test('anything can be thrown', async () => {
    expect(await run(failing('why'))).toEqual({ printed: ['Cannot start: why'], codes: [1] });
  });
});
