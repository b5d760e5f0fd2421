import pg from 'pg';

/** Where schemas are replayed in tests: the embedded database, and the servers that `TEST_SCHEMA_SERVERS` names. */
export const SERVERS: readonly (readonly [name: string, options: { readonly databaseUrl?: string }])[] = [
  ['the embedded database', {}],
  ...(process.env['TEST_SCHEMA_SERVERS'] ?? '')
    .split(',')
    .filter((url) => url !== '')
    .map((databaseUrl) => [`the server at ${new URL(databaseUrl).host}`, { databaseUrl }] as const),
];

/** Drops roles of the test's own from a server; databases that use them must be gone. */
export async function dropRoles(
  { databaseUrl }: { readonly databaseUrl?: string },
  ...roles: readonly string[]
): Promise<void> {
  if (databaseUrl === undefined) return;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`DROP ROLE IF EXISTS ${roles.join(', ')}`).finally(() => client.end());
}
