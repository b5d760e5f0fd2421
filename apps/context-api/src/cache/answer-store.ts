import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

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

/** Answers by key, the least recently used forgotten first when they would be more than `maxBytes`. */
export class AnswerStore {
  readonly #answers: LRUCache<string, StoredAnswer> | undefined;

  /** @param maxBytes 0 keeps nothing */
  constructor(maxBytes: number) {
    this.#answers =
      maxBytes === 0
        ? undefined
        : new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ json }) => json.length + OVERHEAD_BYTES });
  }

  has(key: string): boolean {
    return this.#answers?.has(key) === true;
  }

  get(key: string): StoredAnswer | undefined {
    return this.#answers?.get(key);
  }

  /** An answer larger than everything allowed is not kept. */
  put(key: string, answer: StoredAnswer): void {
    this.#answers?.set(key, answer);
  }

  get bytes(): number {
    return this.#answers?.calculatedSize ?? 0;
  }

  get entries(): number {
    return this.#answers?.size ?? 0;
  }
}

/** @param visible as StoredAnswer */
export function storedAnswer(body: unknown, visible: string | undefined): StoredAnswer {
  const json = Buffer.from(JSON.stringify(body));
  const now = performance.now();
  return { json, tag: hash('sha256', json, 'base64url'), visible, madeAt: now, right: { at: now } };
}
