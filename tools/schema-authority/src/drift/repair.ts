import type { Drift } from './compare-objects.ts';

/** In this order objects can be made; in the other they can be taken away. */
const ORDER = [
  /^membership /,
  /^extension /,
  /^collation /,
  /^type /,
  /^domain /,
  /^sequence /,
  /^table /,
  /^column /,
  /^function /,
  /^view /,
  /^materialized view /,
  /^constraint /,
  /^index /,
  /^trigger /,
  /^rule /,
  /^policy /,
  /^(?:forced )?row security /,
  /^(?:storage parameters|persistence|owner) /,
  /^grant /,
];

/**
 * SQL that brings a drifted database back, a statement an item: first what should not be there is taken away, then the
 * rest is changed and made. `CREATE INDEX CONCURRENTLY` wants each on its own, outside a transaction.
 */
export function repairs(drifts: readonly Drift[]): string[] {
  const ranked = drifts
    .filter(({ repair }) => repair !== '')
    .map((drift) => ({ ...drift, rank: rank(drift) }))
    .sort((a, b) => a.rank - b.rank);
  const extra = ranked.filter(({ kind }) => kind === 'extra').reverse();
  return [...extra, ...ranked.filter(({ kind }) => kind !== 'extra')].map(({ repair }) => repair);
}

/** A foreign key needs the key that it refers to. */
function rank({ object, expected }: Drift): number {
  const place = ORDER.findIndex((pattern) => pattern.test(object));
  return expected?.startsWith('FOREIGN KEY') === true ? place + 0.5 : place;
}
