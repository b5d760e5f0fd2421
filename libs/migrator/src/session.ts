/** One database session; a lock taken in one call is still held in the next. */
export interface MigrationSession {
  /** Runs a script over the simple protocol: several statements, no parameters, no rows. */
  script(sql: string): Promise<void>;
  /**
   * Runs exactly one statement over the extended protocol; PostgreSQL itself refuses a second one (42601).
   * @param name under which the session keeps it prepared, for one that is run often and takes long to plan
   */
  statement<Row>(sql: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
}

/** The part of `pg.Client` that a session needs. */
interface PgClient {
  query(query: {
    name?: string;
    text: string;
    values?: unknown[];
    queryMode?: string;
  }): Promise<{ rows: unknown[] }>;
}

/** A session over a connected `pg.Client`. Not for a pool: its queries may run on different connections. */
export function pgSession(client: PgClient): MigrationSession {
  return {
    async script(sql) {
      await client.query({ text: sql });
    },
    async statement<Row>(sql: string, values: readonly unknown[] = [], name = '') {
      const result = await client.query({ name, text: sql, values: [...values], queryMode: 'extended' });
      return result.rows as Row[];
    },
  };
}

/** The part of an in-process PGlite that a session needs. */
interface PGliteLike {
  exec(sql: string): Promise<unknown>;
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A session over an in-process PGlite. */
export function pgliteSession(db: PGliteLike): MigrationSession {
  return {
    async script(sql) {
      await db.exec(sql);
    },
    async statement<Row>(sql: string, values: readonly unknown[] = []) {
      const result = await db.query(sql, [...values]);
      return result.rows as Row[];
    },
  };
}

/** The SQLSTATE of a database error, or undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
