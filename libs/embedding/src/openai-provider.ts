import { EmbeddingRejectedError, EmbeddingUnavailableError, EmptyTextError } from './errors.ts';
import { tokenise } from './hashing/tokens.ts';
import { authorization, embeddingsEndpoint } from './openai/endpoint.ts';
import { parseAnswer } from './openai/parse-answer.ts';
import { readBounded } from './openai/read-bounded.ts';
import { BROKEN, createResilience, type Resilience, type ResilienceOptions } from './openai/resilience.ts';
import { EMBEDDING_DIMENSIONS, type EmbeddingProvider } from './provider.ts';

export interface OpenAiProviderOptions {
  /** Where the service listens; `/v1/embeddings` is added. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  /** Longest time for one batch of texts, retries included; 10 s by default. */
  readonly timeoutMs?: number | undefined;
  /** `base64` makes answers half as long; not every service knows it. Left to the service by default. */
  readonly encodingFormat?: 'float' | 'base64' | undefined;
  /** Asks for 768 dimensions: needed by models of variable dimension, refused by some services for others. */
  readonly requestDimensions?: boolean | undefined;
  readonly resilience?: Partial<ResilienceOptions> | undefined;
}

const TIMEOUT_MS = 10_000;
/** Text Embeddings Inference takes 32 texts at a time unless told otherwise, the others more. */
const TEXTS_PER_REQUEST = 32;
/** 768 numbers of at most 25 characters, and room for what stands around them. */
const ANSWER_BYTES_PER_TEXT = 32_768;
const RESILIENCE: ResilienceOptions = {
  retries: 2,
  longestPauseMs: 1_000,
  breakAfter: 5,
  breakForMs: 15_000,
};

/** Embeds by a service that speaks the embeddings API of OpenAI: Ollama, vLLM, Text Embeddings Inference, OpenAI. */
export class OpenAiProvider implements EmbeddingProvider {
  readonly model: string;
  readonly dimensions = EMBEDDING_DIMENSIONS;
  readonly local = false;
  readonly #endpoint: URL;
  readonly #headers: Record<string, string>;
  readonly #parameters: Record<string, unknown>;
  readonly #timeoutMs: number;
  readonly #resilience: Resilience;

  /** @throws TypeError when the base URL or the API key cannot be used. */
  constructor(options: OpenAiProviderOptions) {
    this.model = options.model;
    this.#endpoint = embeddingsEndpoint(options.baseUrl);
    this.#headers = { 'content-type': 'application/json', ...authorization(options.apiKey) };
    this.#parameters = {
      model: options.model,
      ...(options.encodingFormat && { encoding_format: options.encodingFormat }),
      ...(options.requestDimensions && { dimensions: EMBEDDING_DIMENSIONS }),
    };
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#resilience = createResilience({ ...RESILIENCE, ...options.resilience });
  }

  async embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    const empty = texts.findIndex((text) => tokenise(text).words.length === 0);
    if (empty >= 0) throw new EmptyTextError(empty);
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += TEXTS_PER_REQUEST) {
      signal?.throwIfAborted();
      vectors.push(...(await this.#embedBatch(texts.slice(start, start + TEXTS_PER_REQUEST), signal)));
    }
    return vectors;
  }

  trouble(): string | null {
    return this.#resilience.broken() ? BROKEN : null;
  }

  async #embedBatch(
    texts: readonly string[],
    callerSignal: AbortSignal | undefined,
  ): Promise<Float32Array[]> {
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    const signal = callerSignal === undefined ? deadline : AbortSignal.any([deadline, callerSignal]);
    return await this.#resilience.run(async () => {
      try {
        return await this.#request(texts, signal);
      } catch (error) {
        callerSignal?.throwIfAborted();
        if (deadline.aborted) {
          throw new EmbeddingUnavailableError(
            `the embedding service did not answer in ${this.#timeoutMs} ms`,
          );
        }
        if (error instanceof EmbeddingRejectedError || error instanceof EmbeddingUnavailableError)
          throw error;
        throw new EmbeddingUnavailableError('the embedding service cannot be reached', { cause: error });
      }
    }, signal);
  }

  async #request(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const response = await fetch(this.#endpoint, {
      method: 'POST',
      headers: this.#headers,
      body: JSON.stringify({ ...this.#parameters, input: texts }),
      // A redirect would carry the texts elsewhere. `manual` does not follow either and, unlike `error`, shows it.
      redirect: 'manual',
      signal,
    });
    if (response.status === 200) {
      return parseAnswer(await readBounded(response, texts.length * ANSWER_BYTES_PER_TEXT), texts.length);
    }
    // The body is dropped unread: it may quote what was sent.
    await response.body?.cancel();
    throw failureOf(response.status);
  }
}

function failureOf(status: number): Error {
  const retryable = status === 408 || status === 429 || status >= 500;
  const message = `the embedding service answered with status ${status}`;
  return retryable ? new EmbeddingUnavailableError(message) : new EmbeddingRejectedError(message, { status });
}
