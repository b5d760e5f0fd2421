import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely';

/** Kysely's PostgreSQL dialect whose transactions begin with a statement of ours, settings included. */
export class SessionDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #begin: string;

  constructor(config: PostgresDialectConfig, begin: string) {
    super(config);
    this.#config = config;
    this.#begin = begin;
  }

  override createDriver(): Driver {
    return new SessionDriver(this.#config, this.#begin);
  }
}

type PostgresConnection = Parameters<PostgresDriver['rollbackTransaction']>[0];

class SessionDriver extends PostgresDriver {
  readonly #begin: string;

  constructor(config: PostgresDialectConfig, begin: string) {
    super(config);
    this.#begin = begin;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw(this.#begin));
    } catch (error) {
      // BEGIN may have taken effect before a setting failed.
      await this.rollbackTransaction(connection as PostgresConnection);
      throw error;
    }
  }

  /** A failing ROLLBACK marks the connection for destruction; the error worth knowing is the one before it. */
  override async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}
