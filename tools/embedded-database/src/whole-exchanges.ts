import type { PGlite } from '@electric-sql/pglite';

/** Messages of the extended protocol that leave an exchange open until Sync: Parse, Bind, Describe, Execute, Close, Flush. */
const LEAVES_OPEN = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)));

/**
 * PGlite for a socket server that serves several connections on its one session. The server lets them take turns after
 * every message, except in a transaction. A message that arrives in pieces then lets another connection replace the
 * unnamed statement and portal in the middle of an exchange, and each gets what the other asked for. So an exchange
 * that is not complete counts as a transaction here.
 */
export function wholeExchanges(db: PGlite): PGlite {
  let open = false;
  const changed: Partial<PGlite> = {
    isInTransaction: () => open || db.isInTransaction(),
    execProtocolRawStream: (message, options) => {
      open = LEAVES_OPEN.has(message[0] ?? 0);
      return db.execProtocolRawStream(message, options);
    },
    // The server rolls back what a connection left open when it was cut; a Sync goes with it.
    exec: (query, options) => {
      open = false;
      return db.exec(query, options);
    },
  };
  return new Proxy(db, {
    get(target, property) {
      const own = changed[property as keyof PGlite];
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
