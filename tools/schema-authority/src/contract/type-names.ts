import type { MigrationSession } from '@precedent/migrator';
import { FIRST_OWN_OID } from '../catalog/own-oids.ts';

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

  /** Forgets what migrations may have made, renamed or dropped; PostgreSQL's own types stay as they are. */
  clear(): void {
    for (const key of this.#known.keys()) if (Number.parseInt(key) >= FIRST_OWN_OID) this.#known.delete(key);
  }
}
