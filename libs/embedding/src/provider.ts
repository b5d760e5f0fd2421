/** Every embedding of this project has this many numbers: the column is `vector(768)`. */
export const EMBEDDING_DIMENSIONS = 768;

/** Turns texts into vectors of unit length that are near each other when the texts are alike. */
export interface EmbeddingProvider {
  /** Names the model and its version. Vectors of different models must never be compared. */
  readonly model: string;
  readonly dimensions: typeof EMBEDDING_DIMENSIONS;
  /** True: in process and cheap, may run inside a request. False: a remote call that can be slow or fail. */
  readonly local: boolean;
  /**
   * One vector per text, in the order of the texts, each of length 1.
   *
   * @throws EmptyTextError for a text without a letter, digit or symbol to embed; nothing is embedded then.
   * @throws EmbeddingUnavailableError when a remote model cannot be reached or is overloaded; trying later can help.
   * @throws EmbeddingRejectedError when a remote model refuses the request or answers with something unusable.
   * @throws the reason of `signal` when the caller aborts.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
  /** Why a remote model is not called at the moment, for people to read; null while it is. */
  trouble?(): string | null;
}
