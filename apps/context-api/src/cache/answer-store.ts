import { hash } from 'node:crypto';
import { BoundedCache } from '@precedent/service-kit';

/** A successful answer as it goes over the wire. */
export interface StoredAnswer {
  readonly json: Buffer;
  /** Without quotes; equal exactly when the bytes are. */
  readonly tag: string;
  /** What readers could see when it was made (ServerState.visible); undefined when that is not known. */
  readonly visible: string | undefined;
  /** From performance.now(). */
  readonly madeAt: number;
  /** When it was last known to be what the database would answer. */
  right: { at: number };
}

/** What the cache keeps beside the bytes of an answer: key, ETag, and the objects that hold them. */
const OVERHEAD_BYTES = 512;

/** Answers by key. */
export type AnswerStore = BoundedCache<StoredAnswer>;

/** @param maxBytes of all that is kept; 0 keeps nothing */
export function answerStore(maxBytes: number): AnswerStore {
  return new BoundedCache(maxBytes, ({ json }) => json.length + OVERHEAD_BYTES);
}

/** @param visible as StoredAnswer */
export function storedAnswer(body: unknown, visible: string | undefined): StoredAnswer {
  const json = Buffer.from(JSON.stringify(body));
  const now = performance.now();
  return { json, tag: hash('sha256', json, 'base64url'), visible, madeAt: now, right: { at: now } };
}
