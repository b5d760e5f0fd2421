import type pg from 'pg';

/** What PostgreSQL says of a statement without running it. */
export interface Description {
  /** Type OIDs of `$1`, `$2`, … */
  readonly parameters: readonly number[];
  /** Result columns; empty for a statement that returns none. */
  readonly columns: readonly DescribedColumn[];
}

export interface DescribedColumn {
  readonly name: string;
  readonly typeOid: number;
  readonly typmod: number;
  /** OID of the table and number of the column it is taken from unchanged; 0 for an expression. */
  readonly tableOid: number;
  readonly attnum: number;
}

interface ProtocolConnection {
  parse(query: { text: string; name: string }): void;
  describe(message: { type: 'S'; name: string }): void;
  sync(): void;
  once(event: 'parameterDescription', listener: (message: { dataTypeIDs: number[] }) => void): void;
  removeListener(event: 'parameterDescription', listener: (message: { dataTypeIDs: number[] }) => void): void;
}

interface RowDescription {
  readonly fields: readonly {
    readonly name: string;
    readonly tableID: number;
    readonly columnID: number;
    readonly dataTypeID: number;
    readonly dataTypeModifier: number;
  }[];
}

/**
 * Describes a statement by the extended protocol's Parse and Describe: names are resolved and types inferred, nothing
 * is planned or run. Works alike on every server version, unlike `pg_prepared_statements.result_types` (16 and later).
 * Rejects with PostgreSQL's error.
 * @param name under which the session keeps it as a prepared statement; empty keeps none
 */
export async function describe(client: pg.Client, sql: string, name = ''): Promise<Description> {
  return new Promise((resolve, reject) => {
    const query = new DescribeQuery({ sql, name }, resolve, reject);
    client.query(query as unknown as pg.Submittable);
  });
}

/** The driver calls these methods as messages arrive. */
class DescribeQuery {
  readonly #statement: { readonly sql: string; readonly name: string };
  readonly #resolve: (description: Description) => void;
  readonly #reject: (error: unknown) => void;
  #connection: ProtocolConnection | undefined;
  #parameters: readonly number[] = [];
  #columns: readonly DescribedColumn[] = [];

  constructor(
    statement: { readonly sql: string; readonly name: string },
    resolve: (description: Description) => void,
    reject: (error: unknown) => void,
  ) {
    this.#statement = statement;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  readonly #onParameters = ({ dataTypeIDs }: { dataTypeIDs: number[] }): void => {
    this.#parameters = dataTypeIDs;
  };

  submit(connection: ProtocolConnection): void {
    this.#connection = connection;
    connection.once('parameterDescription', this.#onParameters);
    const { sql, name } = this.#statement;
    connection.parse({ text: sql, name });
    connection.describe({ type: 'S', name });
    connection.sync();
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#columns = fields.map((field) => ({
      name: field.name,
      typeOid: field.dataTypeID,
      typmod: field.dataTypeModifier,
      tableOid: field.tableID,
      attnum: field.columnID,
    }));
  }

  /** The driver forgets the query after an error, and waits by itself until the connection is ready again. */
  handleError(error: unknown): void {
    this.#connection?.removeListener('parameterDescription', this.#onParameters);
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#connection?.removeListener('parameterDescription', this.#onParameters);
    this.#resolve({ parameters: this.#parameters, columns: this.#columns });
  }

  /** Part of the driver's interface; a described statement sends no such message. */
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}
