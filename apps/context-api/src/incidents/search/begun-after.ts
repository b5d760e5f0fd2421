/** When to begin something early. */
export interface Early {
  /** How long what comes first may take. */
  readonly afterMs: number;
  /** Asked then: whether there is room for both. */
  readonly hasRoom: () => boolean;
}

/**
 * Something that may be needed once `first` is done: begun early when that takes long, or else when it is asked for.
 * @returns what asks for it; whether it is asked for or not, its failure is nobody else's
 */
export function begunAfter<T>(
  first: Promise<unknown>,
  begin: () => Promise<T>,
  { afterMs, hasRoom }: Early,
): () => Promise<T> {
  let begun: Promise<T> | undefined;
  const get = (): Promise<T> => {
    if (begun === undefined) {
      begun = begin();
      begun.catch(() => undefined);
    }
    return begun;
  };
  const timer = setTimeout(() => hasRoom() && void get(), afterMs);
  const over = () => clearTimeout(timer);
  first.then(over, over);
  return get;
}
