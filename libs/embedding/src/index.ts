export { checkVector } from './check-vector.ts';
export { createEmbeddingProvider, type EmbeddingConfig } from './choose-provider.ts';
export { EmbeddingRejectedError, EmbeddingUnavailableError, EmptyTextError } from './errors.ts';
export { HashingProvider } from './hashing-provider.ts';
export { incidentText, type IncidentFields } from './incident-text.ts';
export { OpenAiProvider, type OpenAiProviderOptions } from './openai-provider.ts';
export { EMBEDDING_DIMENSIONS, type EmbeddingProvider } from './provider.ts';
export {
  fromBase64,
  fromVectorText,
  toBase64,
  toVectorArrayParameter,
  toVectorParameter,
} from './vector-codec.ts';
export { unitParameter } from './unit-parameter.ts';
