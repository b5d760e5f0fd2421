import { types } from 'node:util';
import { ConfigError } from './config-error.ts';
import { maskConnectionStrings } from '../log.ts';

const EXIT_CONFIG = 78; // EX_CONFIG of sysexits.h
const EXIT_FAILURE = 1;

export interface RunMainOptions {
  readonly exit?: (code: number) => void;
  readonly print?: (text: string) => void;
}

/** A foreseen reason why the service cannot start, told in one sentence. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/**
 * Runs a service's main function. A ConfigError is printed as it is and exits 78; any other failure to start is
 * printed as one sentence and exits 1, with the stack only if it is a fault in the program.
 */
export async function runMain(main: () => Promise<void>, options: RunMainOptions = {}): Promise<void> {
  const exit = options.exit ?? ((code: number) => process.exit(code));
  const print = options.print ?? ((text: string) => process.stderr.write(`${text}\n`));
  try {
    await main();
  } catch (error) {
    print(maskConnectionStrings(describe(error)));
    exit(error instanceof ConfigError ? EXIT_CONFIG : EXIT_FAILURE);
  }
}

function describe(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartupError) return error.message;
  if (isProgramFault(error)) return `Cannot start: ${error.stack ?? error.message}`;
  return `Cannot start: ${sentenceOf(error)}`;
}

function isProgramFault(error: unknown): error is Error {
  return [TypeError, ReferenceError, RangeError, SyntaxError].some((type) => error instanceof type);
}

/** The message, or the first message beneath it: an AggregateError of refused connections has none of its own. */
function sentenceOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  if (error.message === '' && 'errors' in error && Array.isArray(error.errors))
    return sentenceOf(error.errors[0]);
  const own = error.message.split('\n', 1)[0] ?? '';
  return types.isNativeError(error.cause) ? `${own} (${sentenceOf(error.cause)})` : own;
}
