import type { ClientBase } from 'pg';

/** What a database is filled with. */
export interface Filling {
  /** Of the generator; rises with each change of what it makes. */
  readonly version: number;
  readonly traces: number;
  /** ISO 8601; no trace is later. */
  readonly until: string;
}

export const VERSION = 2;

/** Undefined for a database that was not filled to the end, or by another version. */
export async function readFilling(client: ClientBase): Promise<Filling | undefined> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = current_database()`,
  );
  const filling = parse(rows[0]?.comment);
  return filling?.version === VERSION ? filling : undefined;
}

function parse(comment: string | null | undefined): Filling | undefined {
  try {
    return JSON.parse(comment ?? '') as Filling;
  } catch {
    return undefined;
  }
}

/** Marks the current database as filled. */
export async function writeFilling(client: ClientBase, filling: Filling): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('comment on database %I is %L', current_database(), $1::text) as statement`,
    [JSON.stringify(filling)],
  );
  await client.query(rows[0]?.statement ?? '');
}
