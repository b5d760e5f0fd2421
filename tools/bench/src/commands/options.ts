import { InvalidArgumentError, Option } from 'commander';

/** What every benchmark over a filled database can be told. */
export interface DatabaseOptions {
  readonly traces: number;
  readonly server?: string;
}

export const tracesOption = () =>
  new Option('--traces <number>', 'traces in the database').argParser(wholeNumber).default(1_000_000);

export const serverOption = () =>
  new Option('--server <url>', "a superuser's connection string (default: a container that is kept)").env(
    'BENCH_SERVER_URL',
  );

/** @throws InvalidArgumentError for anything but a whole number from 1 */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Give a whole number from 1.');
  return value;
}

/** Progress goes to standard error, results to standard output. */
export function progress(line: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}
