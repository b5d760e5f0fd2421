import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import pg from 'pg';
import { recordingDirectory } from './recording.ts';

/** The part of a `pg.Client` that tells whose it is. */
interface NamedClient {
  readonly connectionParameters?: { readonly application_name?: string };
}

let recording = false;

/**
 * From now on, for the rest of this test file, every statement of a connection that names its application is written
 * down, each text once. Services name theirs; the connections that tests arrange and inspect rows with do not.
 * After the run the teardown compares what was written with the services' declared queries.
 */
export function recordStatements(): void {
  const directory = recordingDirectory();
  if (recording || directory === undefined) return;
  recording = true;
  const file = join(directory, `${process.pid}.ndjson`);
  const known = new Set<string>();
  const query: (this: pg.Client, ...args: unknown[]) => unknown = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client & NamedClient, ...args: unknown[]): unknown {
    const application = this.connectionParameters?.application_name;
    const sql = textOf(args[0]);
    if (application !== undefined && sql !== undefined && !known.has(`${application} ${sql}`)) {
      known.add(`${application} ${sql}`);
      const test = expect.getState().testPath ?? '';
      appendFileSync(file, `${JSON.stringify({ application, sql, test })}\n`);
    }
    return query.apply(this, args);
  } as pg.Client['query'];
}

/** A statement is a text, or an object (a configuration or a submittable) that holds one. */
function textOf(statement: unknown): string | undefined {
  if (typeof statement === 'string') return statement;
  return (statement as { text?: string } | null)?.text;
}
