import type { StoredAnswer } from './answer-store.ts';

/** Where an answer comes from. */
export type Origin =
  /** Kept, and the data has not changed since. */
  | 'hit'
  /** From the database. */
  | 'miss'
  /** From the database, asked once for several who asked the same at the same time. */
  | 'joined'
  /** Kept, given because the database cannot be asked: it may not be right any more. */
  | 'stale';

/** Name of this cache in Cache-Status and Warning. */
const CACHE = 'precedent-context-api';

const STATUS: Record<Exclude<Origin, 'stale'>, string> = {
  hit: 'hit',
  miss: 'fwd=miss',
  joined: 'fwd=miss; collapsed',
};

/** The headers that tell how fresh an answer is (RFC 9111, RFC 9211). */
export function answerHeaders(
  answer: StoredAnswer,
  origin: Origin,
  lsn: string | undefined,
): Readonly<Record<string, string>> {
  const age = Math.floor((performance.now() - answer.right.at) / 1000);
  return {
    ETag: `"${answer.tag}"`,
    // A cache between here and the client asks again each time, which costs it a 304.
    'Cache-Control': 'private, no-cache',
    ...(lsn === undefined ? {} : { 'Precedent-LSN': lsn }),
    ...(origin === 'stale'
      ? {
          Age: String(age),
          Warning: `110 ${CACHE} "Response is Stale"`,
          'Cache-Status': `${CACHE}; hit; ttl=${-age}; detail=database-unavailable`,
        }
      : { ...(origin === 'hit' ? { Age: '0' } : {}), 'Cache-Status': `${CACHE}; ${STATUS[origin]}` }),
  };
}
