import { HashingProvider } from './hashing-provider.ts';
import { OpenAiProvider, type OpenAiProviderOptions } from './openai-provider.ts';
import { type EmbeddingProvider } from './provider.ts';

/** Which provider to use, as read from the configuration. */
export type EmbeddingConfig =
  { readonly provider: 'hashing' } | ({ readonly provider: 'openai' } & OpenAiProviderOptions);

/**
 * The provider a configuration asks for.
 *
 * @throws TypeError when the options of the remote provider are unusable; the message names the option, not the key.
 */
export function createEmbeddingProvider(config: EmbeddingConfig): EmbeddingProvider {
  return config.provider === 'hashing' ? new HashingProvider() : new OpenAiProvider(config);
}
