/** A text holds nothing to embed: it is empty, or only spaces and punctuation. */
export class EmptyTextError extends Error {
  override readonly name = 'EmptyTextError';
  /** Position of the text in the list given to `embed`. */
  readonly index: number;

  constructor(index: number) {
    super(`text ${index} has no letter, digit or symbol to embed`);
    this.index = index;
  }
}

/** The model could not be reached, did not answer in time, or is overloaded. A later try can succeed. */
export class EmbeddingUnavailableError extends Error {
  override readonly name = 'EmbeddingUnavailableError';
  readonly retryable = true;
}

/** The model refused the request or its answer is not usable. The same request would fail again. */
export class EmbeddingRejectedError extends Error {
  override readonly name = 'EmbeddingRejectedError';
  readonly retryable = false;
  /** HTTP status of the refusal; undefined when there was an answer that cannot be used. */
  readonly status: number | undefined;

  constructor(message: string, { status, ...options }: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options);
    this.status = status;
  }
}
