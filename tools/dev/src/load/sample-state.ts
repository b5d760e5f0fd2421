import pg from 'pg';

/** What a database knows about samples. */
export interface SampleState {
  /** When the database came into being; the samples' past ends there, so that every load of it is the same. */
  readonly since: Date;
  /** The first sample is there. */
  readonly begun: boolean;
  /** The last sample of a load is there. */
  readonly complete: boolean;
  /** There are traces that are not samples. */
  readonly others: boolean;
}

const SQL = `
  select
    (select min(applied_at) from schema_migrations) as since,
    exists (select from resource_action_traces where action_id = $1) as begun,
    exists (select from resource_action_traces where action_id = $2) as complete,
    exists (select from resource_action_traces where action_id is null or action_id not like 'sample-%') as others`;

/** Asks a migrated database; any login that can read will do. */
export async function sampleState(
  databaseUrl: string,
  firstId: string,
  lastId: string,
): Promise<SampleState> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<SampleState>(SQL, [firstId, lastId]);
    if (rows[0] === undefined) throw new Error('the database did not answer');
    return rows[0];
  } finally {
    await client.end();
  }
}
