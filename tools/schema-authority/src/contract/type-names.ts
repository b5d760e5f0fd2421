import type { MigrationSession } from '@precedent/migrator';

/** Names of types as PostgreSQL formats them, asked for once each. */
export class TypeNames {
  readonly #session: MigrationSession;
  readonly #known = new Map<string, string>();

  constructor(session: MigrationSession) {
    this.#session = session;
  }

  /** `format_type(oid, typmod)`, for example `vector(768)`. Types of dropped objects are not asked for again. */
  async name(oid: number, typmod = -1): Promise<string> {
    const key = `${oid}/${typmod}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [row] = await this.#session.statement<{ name: string }>(
      'SELECT format_type($1::oid, $2::int) AS name',
      [oid, typmod],
    );
    const name = row?.name ?? 'unknown';
    this.#known.set(key, name);
    return name;
  }

  /** Forgets all: a migration may have made or dropped types. */
  clear(): void {
    this.#known.clear();
  }
}
