import { readFileSync } from 'node:fs';
import { loadSamples } from './load/load-samples.ts';
import { plainReporter } from './report/plain-reporter.ts';

/**
 * Records the sample incidents into a running Data Storage, for the demo profile of the compose file.
 * DATA_STORAGE_URL: where it listens. DATABASE_URL (or DATABASE_URL_FILE): a login that can read.
 */
const { DATA_STORAGE_URL, DATABASE_URL, DATABASE_URL_FILE } = process.env;
const databaseUrl = DATABASE_URL ?? (DATABASE_URL_FILE && readFileSync(DATABASE_URL_FILE, 'utf8').trim());
if (!DATA_STORAGE_URL || !databaseUrl) {
  console.error('DATA_STORAGE_URL and DATABASE_URL (or DATABASE_URL_FILE) must be set.');
  process.exit(78);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
try {
  await loadSamples({
    dataStorage: DATA_STORAGE_URL,
    databaseUrl,
    wanted: undefined,
    reporter: plainReporter((line) => console.log(line)),
    signal: stop.signal,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
