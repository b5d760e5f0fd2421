import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { readNdjson } from '@precedent/service-kit';
import { openApiDocument } from '../document.ts';
import type { Job } from '../jobs/run-job.ts';
import type { ActionTraceLine } from './imported-trace.ts';
import { importTraces } from './import-traces.ts';
import type { ImportSummary } from './summary.ts';

const READ_BYTES = 1 << 18;
const LONGEST_LINE = 262_144;

/**
 * Imports a file, or standard input for `-`, as the service would: a name that ends in `.gz` is unpacked. What was
 * stored before, by this file or otherwise, is not stored again, so that a run that was cut off is simply repeated.
 */
export async function importFile(job: Job, path: string): Promise<ImportSummary> {
  const { database, config, report, signal } = job;
  const { size } = path === '-' ? { size: undefined } : await stat(path);
  const input = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: READ_BYTES });
  let bytes = 0;
  input.on('data', (piece: Buffer | string) => (bytes += piece.length));
  input.pause();
  const unpacked = path.endsWith('.gz') ? piped(input) : input;
  const { body } = openApiDocument().operation('importActionTraces');
  if (body === undefined) throw new Error('the document has no lines to import');
  report.begin('importing', size);
  return importTraces(readNdjson<ActionTraceLine>(unpacked, body.check, LONGEST_LINE), {
    database,
    provider: config.provider,
    redactor: config.redactor,
    // Rows without a vector are the queue of the services, or of `backfill`.
    embeddingQueue: { wake: () => undefined },
    signal,
    onProgress: ({ received, created, unchanged, failed }) =>
      report.advance(bytes, { received, created, unchanged, failed }),
  });
}

function piped(input: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: READ_BYTES });
  input.on('error', (error) => gunzip.destroy(error));
  return input.pipe(gunzip);
}
